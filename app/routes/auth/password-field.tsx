import { useState } from 'react';
import { passwordLength, passwordStrength } from '#app/kernel/accounts/model/password.ts';
import type { Strength } from '#app/kernel/accounts/model/password.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ProgressBar } from '#app/ui/progress.tsx';
import { TextField } from '#app/ui/text-field.tsx';

type Props = { id: string; name: string; errors?: string[] };

/** A new password. What is weak about it is said while typing; what is refused, the server decides. */
export function PasswordField({ id, name, errors }: Props) {
  const { t } = useTranslation('accounts');
  const [strength, setStrength] = useState<Strength | null>(null);
  return (
    <div>
      <TextField
        label={t('fields.newPassword')} help={t('help.newPassword', passwordLength)} errors={errors}
        inputProps={{
          id, name, type: 'password', autoComplete: 'new-password', required: true, minLength: passwordLength.min,
          onInput: (event) => setStrength(event.currentTarget.value === '' ? null : passwordStrength(event.currentTarget.value)),
        }}
      />
      <div role="status" className="pt-2">
        {strength === null ? null : <ProgressBar size="s" value={strength} max={4} label={t(`strength.s${strength}`)} showLabel />}
      </div>
    </div>
  );
}
