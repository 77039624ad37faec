import { Outlet, useLocation } from '@remix-run/react';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Sectioned } from '#app/ui/sectioned.tsx';
import { isWithin, settingsSections } from './sections.ts';

export const handle = { messages: ['settings'] };

export const loader = page(member, async () => null);

/** Around every page of the settings: which parts there are. */
export default function SettingsLayout() {
  const { t } = useTranslation('settings');
  const { pathname } = useLocation();
  const parts = settingsSections.map(({ id, href, others }) => ({ href, label: t(`sections.${id}.title`), current: isWithin(pathname, [href, ...others]) }));
  return (
    <Sectioned label={t('title')} items={[{ href: accountPaths.settings(), label: t('overview'), current: pathname === accountPaths.settings() }, ...parts]}>
      <Outlet />
    </Sectioned>
  );
}
