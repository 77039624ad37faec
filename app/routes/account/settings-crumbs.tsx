import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';

/** The way back to the list of the settings. */
export function SettingsCrumbs({ parents = [], current }: { parents?: readonly { href: string; label: string }[]; current: string }) {
  const { t } = useTranslation('settings');
  return <Breadcrumbs items={[{ href: accountPaths.settings(), label: t('title') }, ...parents]} current={current} />;
}
