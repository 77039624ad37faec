import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { editingPaths } from '../paths.ts';
import type { VersionRow } from '../queries/list-versions.server.ts';
import { changesText, pageChangeTexts } from './changes-text.ts';

/** The versions of a file, the newest first: what each was, and how it differs from the one that is read now. */
export function VersionList({ bookId, versions, next }: { bookId: string; versions: readonly VersionRow[]; next: number | null }) {
  const { t } = useTranslation('editing');
  return (
    <>
      <ol className="versions" aria-label={t('versions.title')}>
        {versions.map((version) => <Version key={version.id} bookId={bookId} version={version} />)}
      </ol>
      <Pagination next={next === null ? null : editingPaths.versions(bookId, { before: next })} />
    </>
  );
}

function Version({ bookId, version }: { bookId: string; version: VersionRow }) {
  const { t } = useTranslation('editing');
  const { number, pageCount, size, at, isCurrent, isOriginal, since } = version;
  const what = isOriginal ? t('versions.original') : changesText(t, version.changes) || t(`versions.origins.${version.origin}`);
  const differences = since === null ? [] : pageChangeTexts(t, since);
  return (
    <li className="version">
      <div>
        <h2 className="version-name">{t('versions.number', { number })} {isCurrent ? <Badge>{t('versions.current')}</Badge> : null}</h2>
        <p>{what}</p>
        <p className="text-soft text-13">{[pageCount === null ? null : t('versions.pages', { count: pageCount }), size, at].filter(Boolean).join('\u00a0· ')}</p>
        {since === null ? null : (
          <p className="text-soft text-13">{differences.length === 0 ? t('versions.same') : t('versions.since', { changes: differences.join('; ') })}</p>
        )}
      </div>
      <div className="version-actions">
        <TextLink to={editingPaths.versionFile(version.fileId)} reloadDocument target="_blank">{t('versions.open')}<span className="hidden-visually">{t('versions.which', { number })}</span></TextLink>
        {isCurrent ? null : <TextLink to={editingPaths.restoration(bookId, version.id)}>{t('versions.restore')}<span className="hidden-visually">{t('versions.which', { number })}</span></TextLink>}
        {isCurrent || isOriginal ? null : <TextLink to={editingPaths.removal(bookId, version.id)}>{t('versions.remove')}<span className="hidden-visually">{t('versions.which', { number })}</span></TextLink>}
      </div>
    </li>
  );
}
