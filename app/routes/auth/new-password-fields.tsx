import { useTranslation } from '#app/platform/i18n/translation.ts';
import { TextField } from '#app/ui/text-field.tsx';
import { PasswordField } from './password-field.tsx';

type FieldState = { id: string; name: string; errors?: string[] };

/** A new password, and once more: what is typed unseen is typed twice. `username` is for the browser's password store. */
export function NewPasswordFields({ password, repeated, username }: { password: FieldState; repeated: FieldState; username: string }) {
  const { t } = useTranslation('credentials');
  return (
    <>
      <input type="text" value={username} autoComplete="username" readOnly hidden />
      <PasswordField id={password.id} name={password.name} errors={password.errors} />
      <TextField
        label={t('fields.repeated')} errors={repeated.errors}
        inputProps={{ id: repeated.id, name: repeated.name, type: 'password', autoComplete: 'new-password', required: true }}
      />
    </>
  );
}
