import { useState } from 'react';
import type { ComponentProps } from 'react';
import { suggestEmail } from '#app/kernel/accounts/model/email-typo.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { TextField } from '#app/ui/text-field.tsx';

type Props = { label: string; help?: string; errors?: string[]; inputProps: ComponentProps<typeof TextField>['inputProps'] };

/** A new address. A likely slip of the pen is pointed out below it, never corrected by itself. */
export function EmailField({ inputProps, ...texts }: Props) {
  const [typed, setTyped] = useState(String(inputProps.defaultValue ?? ''));
  return (
    <div>
      <TextField {...texts} inputProps={{ ...inputProps, autoComplete: 'email', required: true, maxLength: 254, onInput: (event) => setTyped(event.currentTarget.value) }} />
      <div role="status"><MeantEmail typed={typed} /></div>
    </div>
  );
}

/** "Did you mean anna@gmail.com?", where there is reason to ask. */
export function MeantEmail({ typed }: { typed: string }) {
  const { t } = useTranslation('accounts');
  const meant = suggestEmail(typed);
  return meant ? <p className="help pt-2">{t('meantEmail', { email: meant })}</p> : null;
}
