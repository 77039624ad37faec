import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Button } from '#app/ui/button.tsx';

/** On every page of somebody who is about to be deleted: when, and one click that keeps them. */
export function LeavingBanner({ day }: { day: string }) {
  const { t } = useTranslation('site');
  const keep = (
    <form method="post" action={accountPaths.deletionCancellation()}>
      <Button>{t('leaving.keep')}</Button>
    </form>
  );
  return <Banner tone="warn" title={t('leaving.title', { day })} actions={keep}>{t('leaving.text')}</Banner>;
}
