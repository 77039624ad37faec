import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';

/** A change of mind is one click, wherever it comes. */
export function KeepAccount() {
  const { t } = useTranslation('data');
  return (
    <form method="post" action={accountPaths.deletionCancellation()}>
      <Button variant="primary">{t('deletion.keep')}</Button>
    </form>
  );
}
