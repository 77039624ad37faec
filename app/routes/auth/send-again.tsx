import { useTranslation } from '#app/platform/i18n/translation.ts';
import { TextLink } from '#app/ui/text-link.tsx';
import { MeantEmail } from './email-field.tsx';

/** Under the form that waits for a letter: for whom it did not come. `startOver`: where another address can be given. */
export function SendAgain({ action, sentTo, startOver }: { action: string; sentTo: string | null; startOver: string }) {
  const { t } = useTranslation('accounts');
  return (
    <div className="under">
      {sentTo === null ? null : (
        <form method="post" action={action} className="form">
          <p>{t('code.nothingCame')}</p>
          <MeantEmail typed={sentTo} />
          <button className="btn" name="intent" value="again">{t('code.sendAgain')}</button>
        </form>
      )}
      <p className="pt-4"><TextLink to={startOver}>{t('code.startOver')}</TextLink></p>
    </div>
  );
}
