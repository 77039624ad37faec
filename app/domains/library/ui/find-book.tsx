import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { documentPaths } from '../documents/paths.ts';
import { libraryPaths } from '../paths.ts';
import type { CatalogueSearch, WorkView } from '../queries/search-catalogues.server.ts';
import { CatalogueCover } from './catalogue-cover.tsx';
import { draftHref, OnShelf, useEditionFacts } from './edition-parts.tsx';
import { useCanScan } from './use-can-scan.ts';

export type FindBookProps = {
  question: string;
  hasGoogle: boolean;
  /** The person asked too often; nothing was asked. */
  waitSeconds: number | null;
  found: Omit<CatalogueSearch, 'failed'> | null;
};

/** A book to add: looked for outside first, by hand in one step. */
export function FindBook({ question, hasGoogle, waitSeconds, found }: FindBookProps) {
  const { t } = useTranslation('catalogue');
  const { t: library } = useTranslation('library');
  const { t: documents } = useTranslation('document-pages');
  const canScan = useCanScan();
  const byHand = libraryPaths.newBook({ q: question });
  return (
    <>
      <PageHeader
        title={t('find.title')} lead={t('find.lead', { google: hasGoogle ? t('find.andGoogle') : '' })}
        breadcrumbs={<Breadcrumbs items={[{ href: libraryPaths.library(), label: library('title') }]} />}
      />
      <FilterBar key={question} action={libraryPaths.findBook()} search={{ name: 'q', label: t('find.label'), defaultValue: question, autoFocus: question === '' }} submitLabel={t('actions.search')} />
      <div className="actions pb-5">
        {canScan ? <ButtonLink size="s" icon="scan-barcode" to={libraryPaths.barcode()} reloadDocument>{t('actions.scan')}</ButtonLink> : null}
        <ButtonLink size="s" icon="pencil" to={byHand}>{t('actions.byHand')}</ButtonLink>
        <ButtonLink size="s" icon="file-text" to={documentPaths.newBook()}>{documents('newBook.action')}</ButtonLink>
      </div>
      {waitSeconds === null ? null : <Banner tone="warn" actions={<ButtonLink to={byHand}>{t('actions.byHand')}</ButtonLink>}>{t('find.limited', { count: waitSeconds })}</Banner>}
      {found?.isPartial ? <Banner>{t('find.partial')}</Banner> : null}
      {found?.works.length === 0 ? <EmptyState title={t('find.nothing')} action={<ButtonLink variant="primary" to={byHand}>{t('actions.byHand')}</ButtonLink>}>{t('find.nothingText')}</EmptyState> : null}
      {found && found.works.length > 0 ? <Works works={found.works} question={question} /> : null}
    </>
  );
}

function Works({ works, question }: { works: readonly WorkView[]; question: string }) {
  const { t } = useTranslation('catalogue');
  return <List label={t('find.results')}>{works.map((work, at) => <WorkRow key={`${work.work} ${draftHref(work.editions[0]!, '')}`} work={work} question={question} isNear={at < 6} />)}</List>;
}

function WorkRow({ work, question, isNear }: { work: WorkView; question: string; isNear: boolean }) {
  const { t } = useTranslation('catalogue');
  const facts = useEditionFacts();
  const [best, ...others] = work.editions;
  if (!best) return null;
  const known = [work.authors.join(', '), work.firstYear === null ? '' : t('find.first', { year: work.firstYear })].filter(Boolean).join(' · ');
  const listed = work.work && (work.editionCount ?? 0) > work.editions.length ? work.work : null;
  return (
    <Row href={draftHref(best, question)} title={best.title} meta={<>{known}<br />{facts(best)}</>} start={<CatalogueCover title={best.title} author={work.authors[0]} cover={best.cover} isNear={isNear} />} end={<OnShelf bookId={work.bookId} />}>
      {others.length > 0 ? (
        <details className="row-more">
          <summary className="link">{t('find.more', { count: others.length })}</summary>
          <ul>{others.map((edition) => <li key={draftHref(edition, '')}><a className="link" href={draftHref(edition, question)}>{facts(edition) || edition.title}</a> <OnShelf bookId={edition.bookId} /></li>)}</ul>
        </details>
      ) : null}
      {listed ? <p className="row-more"><a className="link" href={libraryPaths.editions(listed, { q: question })}>{t('find.all', { count: work.editionCount ?? 0 })}</a></p> : null}
    </Row>
  );
}
