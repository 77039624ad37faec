import type { RegistrationDoor } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { FormActions } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

/** Why somebody cannot join just now, and whom to ask. */
export function ClosedDoor({ door }: { door: Exclude<RegistrationDoor, 'open'> }) {
  const { t } = useTranslation('invitations');
  return (
    <>
      <PageHeader title={t(`door.${door}.title`)} lead={t(`door.${door}.text`)} />
      <FormActions>
        <ButtonLink to={accountPaths.signIn()} variant="primary">{t('door.signIn')}</ButtonLink>
        <ButtonLink to="/" variant="quiet">{t('door.home')}</ButtonLink>
      </FormActions>
    </>
  );
}
