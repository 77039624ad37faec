import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Icon } from '#app/ui/icon.tsx';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Button } from '#app/ui/button.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { useLookAgain } from '#app/ui/use-look-again.ts';
import type { ShownExport } from './data.tsx';

type Props = { latest: ShownExport; hasMail: boolean };

/** The archive of everything: to be asked for, being made, ready, or failed. */
export function ExportStatus({ latest, hasMail }: Props) {
  const { t } = useTranslation('data');
  if (latest === null) return <StartExport label={t('export.start')} primary />;
  if (latest.state === 'working') return <ExportProgress percent={latest.percent} hasMail={hasMail} />;
  if (latest.state === 'failed') {
    return <Banner tone="warn" title={t('export.failed')} actions={<StartExport label={t('export.again')} />}>{t('export.failedText')}</Banner>;
  }
  if (!('until' in latest)) return null;
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-measure"><strong>{t('export.ready')}.</strong> {t('export.readyText', latest)}</p>
      <div className="flex flex-wrap gap-3">
        {/* A plain link: what comes is a file, no page. */}
        <a className="btn btn-primary" href={accountPaths.dataExportFile(latest.id)}><Icon name="download" />{t('export.download')}</a>
        <StartExport label={t('export.again')} />
      </div>
    </div>
  );
}

const StartExport = ({ label, primary }: { label: string; primary?: boolean }) => (
  <form method="post" action={accountPaths.dataExports()}>
    <Button variant={primary ? 'primary' : 'secondary'}>{label}</Button>
  </form>
);

function ExportProgress({ percent, hasMail }: { percent: number; hasMail: boolean }) {
  const { t } = useTranslation('data');
  useLookAgain(true, 2_000);
  return (
    <div className="flex flex-col gap-4 max-w-measure">
      <ProgressBar showLabel value={percent} max={100} label={t('export.working', { percent })} />
      <p className="text-soft">{t(hasMail ? 'export.canLeave' : 'export.canLeaveNoMail')}</p>
      <p><TextLink to={accountPaths.dataSettings()} reloadDocument>{t('export.reload')}</TextLink></p>
    </div>
  );
}
