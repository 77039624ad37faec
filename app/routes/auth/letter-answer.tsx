import { getFormProps, getInputProps } from '#app/platform/forms/control-props.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';

/** What a page that waits for a letter's answer knows: where the letter went, and the link it was opened by. */
export type Waiting = { email: string | null; link: string | null };

type Props = Waiting & { action: string; submit: string };

/** The code form; after a link the button, so that opening a link (as mail scanners do) never uses it up. */
export function LetterAnswer({ email, link, action, submit }: Props) {
  const { t } = useTranslation('accounts');
  const { form, fields, formErrors } = useReplyForm<{ code: string }>('letter-answer');
  const { code } = fields;
  const errors = summaryOf([{ id: code.id, errors: code.errors, label: t('fields.code') }], formErrors);
  if (email === null && link !== null) return <Banner tone="warn" title={t('code.otherBrowser')}>{t('code.otherBrowserHelp')}</Banner>;
  if (link !== null) {
    return (
      <form method="post" action={action}>
        <input type="hidden" name="link" value={link} />
        <FormActions>
          <Button variant="primary" wide>{submit}</Button>
        </FormActions>
      </form>
    );
  }
  return (
    <form method="post" action={action} {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={errors} />
        <TextField
          label={t('fields.code')} help={t('help.code')} errors={code.errors} width="m"
          inputProps={{ ...getInputProps(code, { type: 'text' }), autoComplete: 'one-time-code', inputMode: 'numeric', required: true, maxLength: 20, autoFocus: errors.length === 0 }}
        />
        <FormActions>
          <Button variant="primary" wide>{submit}</Button>
        </FormActions>
      </FormStack>
    </form>
  );
}
