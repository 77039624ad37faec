import { getFormProps, getInputProps } from '#app/platform/forms/control-props.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';

type Props = { redirectTo: string };

export function CodeRequestForm({ redirectTo, hasBot }: Props & { hasBot: boolean }) {
  const { t } = useTranslation('accounts');
  const label = t(hasBot ? 'fields.anyLogin' : 'fields.email');
  const { form, fields: { email }, formErrors } = useReplyForm<{ email: string }>('sign-in-code', {}, 'code');
  const kind = hasBot ? ({ type: 'text', autoComplete: 'username' } as const) : ({ type: 'email', autoComplete: 'email' } as const);
  return (
    <form method="post" {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={summaryOf([{ id: email.id, errors: email.errors, label }], formErrors)} />
        <TextField
          label={label} help={hasBot ? t('help.anyLogin') : undefined} errors={email.errors}
          inputProps={{ ...getInputProps(email, { type: kind.type }), autoComplete: kind.autoComplete, autoCapitalize: 'none', spellCheck: false, required: true, maxLength: 254 }}
        />
        <input type="hidden" name="intent" value="code" />
        <input type="hidden" name="redirectTo" value={redirectTo} />
        <FormActions>
          <Button variant="primary" wide>{t('signIn.sendCode')}</Button>
        </FormActions>
      </FormStack>
    </form>
  );
}

export function PasswordForm({ redirectTo, forgotten }: Props & { forgotten: string }) {
  const { t } = useTranslation('accounts');
  const { form, fields, formErrors } = useReplyForm<{ login: string; password: string }>('sign-in-password', {}, 'password');
  const { login, password } = fields;
  const named = [{ id: login.id, errors: login.errors, label: t('fields.login') }, { id: password.id, errors: password.errors, label: t('fields.password') }];
  return (
    <form method="post" {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={summaryOf(named, formErrors)} />
        <TextField
          label={t('fields.login')} errors={login.errors}
          inputProps={{ ...getInputProps(login, { type: 'text' }), autoComplete: 'username', autoCapitalize: 'none', spellCheck: false, required: true }}
        />
        <TextField
          label={t('fields.password')} errors={password.errors}
          inputProps={{ id: password.id, name: password.name, type: 'password', autoComplete: 'current-password', required: true }}
        />
        <input type="hidden" name="intent" value="password" />
        <input type="hidden" name="redirectTo" value={redirectTo} />
        <FormActions>
          <Button wide>{t('signIn.submit')}</Button>
          <ButtonLink to={forgotten} variant="quiet" wide>{t('signIn.forgotten')}</ButtonLink>
        </FormActions>
      </FormStack>
    </form>
  );
}
