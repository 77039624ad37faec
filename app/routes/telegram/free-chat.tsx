import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Button } from '#app/ui/button.tsx';
import { QrCode } from '#app/ui/qr-code.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { useLookAgain } from '#app/ui/use-look-again.ts';

/** The link that was made for this browser; `url` is null while Telegram does not say what the bot is called. */
export type OpenLink = { url: string | null; qr: { path: string; size: number } | null };

/** Nobody's chat yet: a link is asked for, opened in the messenger, and the page waits for it. */
export function FreeChat({ open }: { open: OpenLink | null }) {
  const { t } = useTranslation('telegram');
  useLookAgain(open !== null, 3_000);
  const ask = (
    <form method="post" action={accountPaths.telegramSettings()}>
      <Button variant={open ? 'secondary' : 'primary'}>{t(open ? 'free.again' : 'free.begin')}</Button>
    </form>
  );
  if (!open) return <div className="flex flex-col gap-6"><p className="max-w-measure">{t('free.lead')}</p>{ask}</div>;
  return (
    <div className="flex flex-col gap-6">
      <p className="max-w-measure">{t('free.leadOpen')}</p>
      {open.url && open.qr ? (
        <>
          {/* A plain link: it leads out of the house. */}
          <p><a className="btn btn-primary" href={open.url} rel="noreferrer">{t('free.open')}</a></p>
          <div><p className="pb-2">{t('free.scan')}</p><QrCode {...open.qr} title={t('free.qr')} /></div>
          <p className="max-w-measure text-soft">{t('free.once')}</p>
        </>
      ) : <Banner tone="warn">{t('silent')}</Banner>}
      <div className="flex flex-wrap items-center gap-4">
        {ask}
        <TextLink to={accountPaths.telegramSettings()} reloadDocument>{t('free.check')}</TextLink>
      </div>
    </div>
  );
}
