import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ProgressBar } from '#app/ui/progress.tsx';
import { Section } from '#app/ui/section.tsx';

export type ShownFileUse = { count: number; permille: number; used: string; quota: string };

/** How much room one's own files take. */
export function FileUse({ count, permille, used, quota }: ShownFileUse) {
  const { t } = useTranslation('files');
  return (
    <Section title={t('use.title')} id="files">
      <p className="text-soft max-w-measure pb-4">{count === 0 ? t('use.none', { quota }) : t('use.lead')}</p>
      {count === 0 ? null : <div className="max-w-measure"><ProgressBar value={permille} max={1000} label={t('use.taken', { count, used, quota })} showLabel /></div>}
      {permille >= 1000 ? <p className="max-w-measure pt-4">{t('use.full')}</p> : null}
    </Section>
  );
}
