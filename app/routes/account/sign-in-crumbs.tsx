import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';

/** The way back to the settings' part about signing in; `through` is a page between. */
export function SignInCrumbs({ current, through = [] }: { current: string; through?: { href: string; label: string }[] }) {
  const { t } = useTranslation('settings');
  return <Breadcrumbs items={[{ href: accountPaths.settings(), label: t('title') }, { href: accountPaths.signInSettings(), label: t('sections.signIn.title') }, ...through]} current={current} />;
}
