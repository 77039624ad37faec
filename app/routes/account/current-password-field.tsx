import { useTranslation } from 'react-i18next';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { TextField } from '#app/ui/text-field.tsx';
import { TextLink } from '#app/ui/text-link.tsx';

type Props = { field: { id: string; name: string; errors?: string[] }; label: string };

/** The password that is still good, and a way for those who do not know it any more. */
export function CurrentPasswordField({ field: { id, name, errors }, label }: Props) {
  const { t } = useTranslation('credentials');
  return (
    <TextField
      label={label} errors={errors} help={<TextLink to={accountPaths.forgotten()}>{t('password.forgotten')}</TextLink>}
      inputProps={{ id, name, type: 'password', autoComplete: 'current-password', required: true }}
    />
  );
}
