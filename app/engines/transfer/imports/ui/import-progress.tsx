import { numberFormat } from '#app/platform/i18n/formats.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ProgressBar } from '#app/ui/progress.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import type { ImportView } from '../queries/get-import.server.ts';
import { useLookAgain } from '#app/ui/use-look-again.ts';
import { useImportRoom } from './import-room.tsx';

/** An import at work: how far it is, and that one need not wait. */
export function ImportProgress({ view }: { view: ImportView }) {
  const { t, locale } = useTranslation('import');
  const { paths } = useImportRoom();
  useLookAgain();
  const number = (value: number) => numberFormat(locale).format(value);
  const done = { parsing: view.parsedRows, undoing: view.totalRows - view.appliedRows }[view.state as string] ?? view.appliedRows;
  return (
    <div className="flex flex-col gap-4 max-w-measure pt-4">
      {view.totalRows > 0
        ? <ProgressBar showLabel value={done} max={view.totalRows} label={t('progress', { done: number(done), total: number(view.totalRows) })} />
        : <p role="status">{t('checking')}</p>}
      <p className="text-soft">{t('canLeave')}</p>
      <p><TextLink to={paths.import(view.id)} reloadDocument>{t('reload')}</TextLink></p>
    </div>
  );
}
