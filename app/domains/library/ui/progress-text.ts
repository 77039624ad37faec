import { numberFormat } from '#app/platform/i18n/formats.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import type { BookState } from '../model/book-state.ts';

type Standing = {
  state: BookState;
  pages: number | null;
  pagesRead: number;
  pagesLeft: number | null;
  permille: number | null;
};

/** "212 of 352 pages, 140 left", or as much of it as is known. */
export function useProgressText() {
  const { t, locale } = useTranslation('library');
  const percent = (permille: number) =>
    t('progress.percent', { percent: numberFormat(locale, { maximumFractionDigits: 1 }).format(permille / 10) });
  const pages = (count: number) => t('numbers.pages', { count });
  const of = (book: Standing): string => {
    if (book.state === 'to_read' || book.state === 'read') return book.pages === null ? '' : pages(book.pages);
    if (book.pages !== null) return t('progress.ofPages', { count: book.pages, page: book.pagesRead, pages: book.pages, left: book.pagesLeft ?? 0 });
    if (book.permille !== null) return percent(book.permille);
    return book.pagesRead > 0 ? t('progress.page', { page: book.pagesRead }) : t('progress.none');
  };
  return { of, percent, pages };
}
