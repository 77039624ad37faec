import { ArrowLeft, ArrowRight, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#app/ui/button.tsx';
import { documentPaths } from '../paths.ts';

/** A page back, a page on, any page. Plain links and a plain form: the page itself says where it is. */
export function TextPages({ bookId, page, pageCount, query }: { bookId: string; page: number; pageCount: number; query: string }) {
  const { t } = useTranslation('documents');
  if (pageCount <= 1) return null;
  const to = (number: number) => documentPaths.text(bookId, number, { q: query });
  return (
    <nav className="pages text-pages" aria-label={t('text.pages')}>
      {page > 1 ? <a className="btn" rel="prev" href={to(page - 1)}><ArrowLeft aria-hidden />{t('text.previous')}</a> : <span />}
      <form action={documentPaths.text(bookId, page)} className="text-go">
        {query ? <input type="hidden" name="q" value={query} /> : null}
        <label className="hidden-visually" htmlFor="go">{t('text.goTo')}</label>
        <input className="input" id="go" name="to" type="number" inputMode="numeric" min={1} max={pageCount} defaultValue={page} required />
        <Button>{t('text.go')}</Button>
      </form>
      {page < pageCount ? <a className="btn" rel="next" href={to(page + 1)}>{t('text.next')}<ArrowRight aria-hidden /></a> : <span />}
    </nav>
  );
}

/** Looking for something in the whole document. */
export function TextSearch({ bookId, page, query }: { bookId: string; page: number; query: string }) {
  const { t } = useTranslation('documents');
  return (
    <form className="text-search" role="search" action={documentPaths.text(bookId, page)}>
      <label className="hidden-visually" htmlFor="q">{t('text.search')}</label>
      <input className="input" id="q" name="q" type="search" defaultValue={query} placeholder={t('text.search')} maxLength={200} enterKeyHint="search" />
      <Button icon={Search}>{t('text.searchSubmit')}</Button>
    </form>
  );
}
