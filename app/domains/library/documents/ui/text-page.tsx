import type { ReactNode } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { libraryPaths } from '../../paths.ts';
import { documentPaths } from '../paths.ts';
import { plainText } from '../model/search-hits.ts';
import type { TextPageView } from '../queries/open-text-page.server.ts';
import { Marked } from './marked.tsx';
import type { Wrapped } from './marked.tsx';
import { TextContents } from './text-contents.tsx';
import { TextFound } from './text-found.tsx';
import { TextPages, TextSearch } from './text-pages.tsx';

export type TextPageProps = {
  book: { id: string; title: string; language: string | null };
  view: TextPageView;
  /** Of the place that the next page is. */
  newId: string;
  /** What other wings put below the text: the page's notes and their form, a word to look up. */
  below?: ReactNode;
  /** What they mark in a paragraph: words that somebody learns. */
  stretchesOf?: (paragraph: string) => Wrapped[];
};

/** A page of a PDF as text that flows: for screen readers, for phones, and where no scripts run. */
export function TextPage({ book, view, newId, below, stretchesOf }: TextPageProps) {
  const { t } = useTranslation('document-pages');
  const { t: library } = useTranslation('library');
  const { number, pageCount, label, query, found } = view;
  const lead = label === String(number) ? t('text.of', { page: number, total: pageCount }) : t('text.labelled', { label, page: number, total: pageCount });
  return (
    <div className="text-view">
      <PageHeader
        title={<span className="block text-28">{book.title}</span>} lead={<span className="tabular">{lead}</span>} 
        actions={<ButtonLink icon="book-open" to={documentPaths.reader(book.id, number)}>{t('text.reader')}</ButtonLink>}
        breadcrumbs={<Breadcrumbs items={[{ href: libraryPaths.library(), label: library('title') }, { href: libraryPaths.book(book.id), label: book.title }]} />}
      />
      <TextSearch bookId={book.id} page={number} query={query} />
      {found ? <TextFound bookId={book.id} page={number} query={query} found={found} /> : null}
      {view.outline.length > 0 ? <details className="text-outline"><summary className="link">{t('text.outline')}</summary><TextContents bookId={book.id} items={view.outline} page={number} /></details> : null}
      <article className="text-column" id="text" dir="auto" lang={book.language ?? undefined} aria-label={lead}>
        {view.paragraphs.map((segments, at) => <p key={at} dir="auto"><Marked segments={segments} stretches={stretchesOf?.(plainText(segments))} /></p>)}
        {view.paragraphs.length === 0 ? <Nothing view={view} bookId={book.id} /> : null}
      </article>
      <TextPages bookId={book.id} page={number} pageCount={pageCount} query={query} newId={newId} />
      {below}
    </div>
  );
}

/** Why there is no text, in the reader's own language. */
function Nothing({ view, bookId }: { view: TextPageView; bookId: string }) {
  const { t, locale } = useTranslation('document-pages');
  const { state, hasText, number } = view;
  const why = state === 'ready' ? (hasText ? `${t('text.empty')} ${t('text.emptyText')}` : t('text.noneAtAll')) : t(`text.${state}`);
  return (
    <div lang={locale} className="flex flex-col gap-5">
      <p className="text-soft">{why}</p>
      {state === 'ready' ? <img className="page-picture" src={documentPaths.picture(bookId, number)} alt={t('text.picture', { page: number })} width="320" loading="lazy" /> : null}
    </div>
  );
}
