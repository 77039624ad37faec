import { Form } from '@remix-run/react';
import { getFormProps, getInputProps } from '#app/platform/forms/control-props.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { labelled } from '../../ui/form-parts.tsx';

type Fields = { id: string; intent: string; minutes: string };

/** The same as the reader's key, for everybody: begin, or end. Keyed by its `newId`: the next quiet is another one. */
export function QuietPage({ until, newId }: { until: string | null; newId: string }) {
  const { t } = useTranslation('reader');
  const { form, fields: { id, minutes }, formErrors } = useReplyForm<Fields>('quiet', { id: newId });
  return (
    <>
      <PageHeader title={t('quiet.title')} lead={until ? t('quiet.until', { until }) : t('quiet.lead')} />
      <Form method="post" {...getFormProps(form)}>
        <FormStack>
          <ErrorSummary errors={summaryOf([labelled(minutes, t('quiet.minutes'))], formErrors)} />
          <input type="hidden" name={id.name} defaultValue={id.initialValue} />
          {until ? null : <TextField label={t('quiet.minutes')} help={t('quiet.minutesHelp')} width="s" errors={minutes.errors} inputProps={{ ...getInputProps(minutes, { type: 'text' }), inputMode: 'numeric', autoComplete: 'off', placeholder: '25' }} />}
          <FormActions><Button variant="primary" name="intent" value={until ? 'end' : 'begin'}>{until ? t('quiet.end') : t('quiet.begin')}</Button></FormActions>
        </FormStack>
      </Form>
    </>
  );
}
