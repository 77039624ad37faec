import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Checkbox } from '#app/ui/choices.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { FormPage, labelled } from '../../ui/form-parts.tsx';

type PasswordPageProps = { book: { id: string; title: string }; isLocked: boolean; isRemembered: boolean };

/** The password of a locked PDF, and whether the house keeps it. */
export function PasswordPage({ book, isLocked, isRemembered }: PasswordPageProps) {
  const { t } = useTranslation('document-pages');
  const { form, fields, formErrors } = useReplyForm<{ password: string; remember: string }>('password', undefined, 'open');
  const { password, remember } = fields;
  if (isRemembered) return <Remembered book={book} />;
  return (
    <FormPage title={t('password.title')} book={book} form={form} fields={[labelled(password, t('password.label'))]} formErrors={formErrors} submit={t('password.submit')} note={isLocked ? null : <p>{t('password.notNeeded')}</p>}>
      <input type="hidden" name="intent" value="open" />
      <TextField label={t('password.label')} help={t('password.help')} errors={password.errors} inputProps={{ id: password.id, name: password.name, type: 'password', autoComplete: 'off', required: true, maxLength: 255, spellCheck: false }} />
      <Checkbox label={t('password.remember')} help={t('password.rememberHelp')} inputProps={{ id: remember.id, name: remember.name, defaultChecked: remember.initialValue === 'on' }} />
    </FormPage>
  );
}

function Remembered({ book }: Pick<PasswordPageProps, 'book'>) {
  const { t } = useTranslation('document-pages');
  const { form, formErrors } = useReplyForm('forget', undefined, 'forget');
  return (
    <FormPage title={t('password.title')} book={book} form={form} fields={[]} formErrors={formErrors} submit={t('password.forget')}>
      <input type="hidden" name="intent" value="forget" />
      <p>{t('password.forgetText')}</p>
    </FormPage>
  );
}
