import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ConfirmPage } from '#app/ui/confirm-page.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import type { ImportView } from '../queries/get-import.server.ts';
import type { ImportRowPage } from '../queries/list-import-rows.server.ts';
import { ImportProgress } from './import-progress.tsx';
import { ImportFailure, ImportResult } from './import-result.tsx';
import { ImportReview } from './import-review.tsx';
import type { Filter } from './import-review.tsx';
import { useImportRoom } from './import-room.tsx';

const heads = { uploaded: 'parsing', parsing: 'parsing', ready: 'readyTitle', applied: 'appliedTitle', undoing: 'undoing', undone: 'undoneTitle', failed: 'failedTitle' } as const;

/** One import, wherever it stands. */
export function ImportPage({ view, page, filter, roomName }: { view: ImportView; page: ImportRowPage | null; filter: Filter; roomName: string }) {
  const { t } = useTranslation('import');
  const { paths, home, words } = useImportRoom();
  const { state, source } = view;
  const lead = state === 'ready' ? t('readyLead') : state === 'applied' ? words('appliedLead') : state === 'undone' ? t('undoneLead') : null;
  return (
    <>
      <PageHeader
        title={state === 'applying' ? words('applying') : t(heads[state])} lead={lead}
        eyebrow={[view.fileName, source ? words(`sources.${source}`) : null, view.at].filter(Boolean).join('\u00A0· ')}
        breadcrumbs={<Breadcrumbs items={[{ href: home, label: roomName }, { href: paths.imports(), label: t('title') }]} />}
      />
      {state === 'failed' ? <ImportFailure view={view} /> : null}
      {page && state === 'ready' ? <ImportReview view={view} page={page} filter={filter} /> : null}
      {page && state !== 'ready' ? <ImportResult view={view} page={page} kind={filter.kind} /> : null}
      {!page && state !== 'failed' ? <ImportProgress view={view} /> : null}
    </>
  );
}

export function ImportUndoPage({ id, fileName }: { id: string; fileName: string }) {
  const { t } = useTranslation('import');
  const { paths, words } = useImportRoom();
  return (
    <ConfirmPage danger title={t('undoTitle', { name: fileName })} confirmLabel={t('undoConfirm')} cancelHref={paths.import(id)} cancelLabel={t('cancel')}>
      {words('undoText')}
    </ConfirmPage>
  );
}
