import { Form } from '@remix-run/react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Icon } from '#app/ui/icon.tsx';
import { Button } from '#app/ui/button.tsx';
import { readerPaths } from '../../reader/paths.ts';
import { documentPaths } from '../paths.ts';

type TextPagesProps = { bookId: string; page: number; pageCount: number; query: string; /** For the place that turning the page keeps. */ newId: string };

/** A page back, a page on, any page. Who turns the page has read on, and their place is kept; who follows what was found only looks. */
export function TextPages({ bookId, page, pageCount, query, newId }: TextPagesProps) {
  const { t } = useTranslation('document-pages');
  if (pageCount <= 1) return null;
  const to = (number: number) => documentPaths.text(bookId, number, { q: query });
  return (
    <nav className="pages text-pages" aria-label={t('text.pages')}>
      {page > 1 ? <a className="btn" rel="prev" href={to(page - 1)}><Icon name="arrow-left" />{t('text.previous')}</a> : <span />}
      <form action={documentPaths.text(bookId, page)} className="text-go">
        {query ? <input type="hidden" name="q" value={query} /> : null}
        <label className="hidden-visually" htmlFor="go">{t('text.goTo')}</label>
        <input className="input" id="go" name="to" type="number" inputMode="numeric" min={1} max={pageCount} defaultValue={page} required />
        <Button>{t('text.go')}</Button>
      </form>
      {page < pageCount && query ? <a className="btn" rel="next" href={to(page + 1)}>{t('text.next')}<Icon name="arrow-right" /></a> : null}
      {page < pageCount && !query ? (
        <Form method="post" action={readerPaths.positions(bookId)} key={newId}>
          <input type="hidden" name="id" value={newId} />
          <input type="hidden" name="page" value={page + 1} />
          <input type="hidden" name="to" value="text" />
          <Button>{t('text.next')}<Icon name="arrow-right" /></Button>
        </Form>
      ) : null}
      {page === pageCount ? <span /> : null}
    </nav>
  );
}

/** Looking for something in the whole document. */
export function TextSearch({ bookId, page, query }: { bookId: string; page: number; query: string }) {
  const { t } = useTranslation('document-pages');
  return (
    <form className="text-search" role="search" action={documentPaths.text(bookId, page)}>
      <label className="hidden-visually" htmlFor="q">{t('text.search')}</label>
      <input className="input" id="q" name="q" type="search" defaultValue={query} placeholder={t('text.search')} maxLength={200} enterKeyHint="search" />
      <Button icon="search">{t('text.searchSubmit')}</Button>
    </form>
  );
}
