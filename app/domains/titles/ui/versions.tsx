import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { KeysetPage } from '#app/platform/db/keyset.server.ts';
import { creditField } from '../model/credit-role.ts';
import type { FieldChange } from '../model/details-diff.ts';
import { titlesPaths } from '../paths.ts';
import type { ChangedTitle } from '../queries/get-title-card.server.ts';
import type { VersionRow, VersionView } from '../queries/list-versions.server.ts';
import { TitleCrumbs } from './title-crumbs.tsx';

/** What a title has said: who changed what, and when. */
export function Versions({ title, versions }: { title: ChangedTitle; versions: KeysetPage<VersionRow> }) {
  const { t } = useTranslation('title-edit');
  const pageOf = (after: string | null) => after && titlesPaths.versions(title.id, { after });
  return (
    <>
      <PageHeader title={t('versions.title')} lead={t('versions.lead')} breadcrumbs={<TitleCrumbs type={title.type} title={title} />} />
      <ol className="versions" aria-label={t('versions.title')}>
        {versions.rows.map((version) => <VersionLine key={version.number} title={title} version={version} />)}
      </ol>
      <Pagination previous={pageOf(versions.previous)} next={pageOf(versions.next)} />
    </>
  );
}

function VersionLine({ title, version }: { title: ChangedTitle; version: VersionRow }) {
  const { t } = useTranslation('title-edit');
  const { number, changed } = version;
  const isNow = number === title.version;
  const which = <span className="hidden-visually">{t('versions.which', { number })}</span>;
  return (
    <li className="version">
      <div>
        <h2 className="version-name">{t('versions.number', { number })} {isNow ? <Badge>{t('versions.now')}</Badge> : null}</h2>
        <p>{number === 1 ? t('versions.first') : changed.map((field) => t(`fields.${field}`)).join(', ')}</p>
        <p className="text-soft text-13"><Circumstances version={version} /></p>
      </div>
      <div className="version-actions">
        <a className="link" href={titlesPaths.version(title.id, number)}>{t('versions.open')}{which}</a>
        {isNow ? null : <a className="link" href={titlesPaths.restoration(title.id, number)}>{t('versions.restore')}{which}</a>}
      </div>
    </li>
  );
}

function Circumstances({ version: { editor, at, revertsTo } }: { version: VersionRow }) {
  const { t } = useTranslation(['title-edit', 'ui']);
  return <>{[editor ?? t('ui:deletedPerson'), at, revertsTo === null ? null : t('versions.reverts', { number: revertsTo })].filter(Boolean).join(' · ')}</>;
}

/** One version beside the one before it. */
export function Version({ title, version }: { title: ChangedTitle; version: VersionView }) {
  const { t } = useTranslation('title-edit');
  const { number } = version;
  const crumbs = <TitleCrumbs type={title.type} title={title} />;
  const restore = number === title.version ? null : <ButtonLink to={titlesPaths.restoration(title.id, number)}>{t('versions.restore')}</ButtonLink>;
  return (
    <>
      <PageHeader title={t('versions.number', { number })} lead={<Circumstances version={version} />} breadcrumbs={crumbs} actions={<>{restore}<ButtonLink variant="quiet" to={titlesPaths.versions(title.id)}>{t('versions.all')}</ButtonLink></>} />
      <dl className="diff">{version.changes.map((change) => <div key={change.field}><dt>{t(`fields.${change.field}`)}</dt><dd className={change.field === 'description' ? 'diff-words' : undefined}><Change change={change} /></dd></div>)}</dl>
    </>
  );
}

function Change({ change }: { change: FieldChange }) {
  const { t } = useTranslation('titles');
  const { t: edit } = useTranslation('title-edit');
  if (change.field === 'description') return <>{change.pieces.map(({ kind, text }, at) => (kind === 'added' ? <ins key={at}>{text}</ins> : kind === 'removed' ? <del key={at}>{text}</del> : <span key={at}>{text}</span>))}</>;
  if (change.field === 'genres') return <Members removed={change.removed.map((genre) => t(`genre.${genre}`))} added={change.added.map((genre) => t(`genre.${genre}`))} none={edit('versions.reordered')} />;
  if (change.field === 'credits') {
    const said = ({ name, role }: { name: string; role: string }) => `${name} (${t(`credit.${creditField(role as 'author')}` as 'credit.author')})`;
    return <Members removed={change.removed.map(said)} added={change.added.map(said)} none={edit('versions.reordered')} />;
  }
  return <Members removed={change.before === null ? [] : [change.before]} added={change.after === null ? [] : [change.after]} none="" />;
}

function Members({ removed, added, none }: { removed: readonly string[]; added: readonly string[]; none: string }) {
  if (removed.length + added.length === 0) return <>{none}</>;
  return <span className="diff-list">{removed.map((one) => <del key={`- ${one}`}>{one}</del>)}{added.map((one) => <ins key={`+ ${one}`}>{one}</ins>)}</span>;
}
