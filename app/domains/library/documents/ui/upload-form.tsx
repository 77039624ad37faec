import { Form } from '@remix-run/react';
import { getFormProps } from '#app/platform/forms/control-props.ts';
import type { ReactNode } from 'react';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { labelled } from '../../ui/form-parts.tsx';
import { PdfField } from './pdf-field.tsx';

type UploadFormProps = { submit: string; cancel: string; hidden?: Record<string, string>; before?: ReactNode };

/** A PDF to send. A plain form also where scripts run: the browser sends a large file itself. */
export function UploadForm({ submit, cancel, hidden = {}, before }: UploadFormProps) {
  const { t } = useTranslation('document-pages');
  const { t: library } = useTranslation('library');
  const { form, fields, formErrors } = useReplyForm<{ pdf: string }>('upload');
  const { pdf } = fields;
  return (
    <Form method="post" encType="multipart/form-data" reloadDocument {...getFormProps(form)}>
      <FormStack>
        {before}
        <ErrorSummary errors={summaryOf([labelled(pdf, t('upload.label'))], formErrors)} />
        {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        <PdfField id={pdf.id} name={pdf.name} errors={pdf.errors} />
        <FormActions>
          <Button variant="primary">{submit}</Button>
          <ButtonLink variant="quiet" to={cancel}>{library('actions.cancel')}</ButtonLink>
        </FormActions>
      </FormStack>
    </Form>
  );
}
