import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import type { Desk } from '../queries/get-desk.server.ts';

/** What saving does to a protected file, and its password where it is not remembered. */
export function PasswordOnce({ version, field }: { version: Desk['version']; field: { id: string; errors?: string[] } }) {
  const { t } = useTranslation('editing');
  if (!version.isProtected) return null;
  return (
    <>
      <Banner tone="warn">{t('password.opened')}</Banner>
      {version.asksPassword
        ? <TextField label={t('password.label')} help={t('password.help')} errors={field.errors} width="m" inputProps={{ id: field.id, name: 'password', type: 'password', autoComplete: 'off', maxLength: 200 }} />
        : null}
    </>
  );
}
