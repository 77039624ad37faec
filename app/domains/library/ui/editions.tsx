import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { libraryPaths } from '../paths.ts';
import type { WorkView } from '../queries/search-catalogues.server.ts';
import { CatalogueCover } from './catalogue-cover.tsx';
import { draftHref, OnShelf, useEditionFacts } from './edition-parts.tsx';

/** The printings of one work, each a way to the form with it. */
export function Editions({ work, question }: { work: WorkView; question: string }) {
  const { t } = useTranslation('catalogue');
  const { t: library } = useTranslation('library');
  const facts = useEditionFacts();
  const crumbs = [{ href: libraryPaths.library(), label: library('title') }, { href: libraryPaths.findBook({ q: question }), label: t('find.title') }];
  return (
    <>
      <PageHeader
        title={work.editions[0]?.title ?? t('find.editions')} eyebrow={t('find.editions')} breadcrumbs={<Breadcrumbs items={crumbs} />}
        lead={[work.authors.join(', '), work.firstYear === null ? '' : t('find.first', { year: work.firstYear })].filter(Boolean).join(' · ')}
        actions={<ButtonLink icon="pencil" to={libraryPaths.newBook({ q: question })}>{t('actions.byHand')}</ButtonLink>}
      />
      <List label={t('find.editions')}>
        {work.editions.map((edition, at) => (
          <Row
            key={draftHref(edition, '')} href={draftHref(edition, question)} title={edition.title} meta={<>{facts(edition)}{edition.isbn ? <><br />ISBN {edition.isbn}</> : null}</>}
            start={<CatalogueCover title={edition.title} author={work.authors[0]} cover={edition.cover} isNear={at < 6} />} end={<OnShelf bookId={edition.bookId} />}
          />
        ))}
      </List>
    </>
  );
}
