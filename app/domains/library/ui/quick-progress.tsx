import { Form } from '@remix-run/react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { libraryPaths } from '../paths.ts';
import type { BookView } from '../queries/book-view.ts';

export type ProgressBook = Pick<BookView, 'id' | 'title' | 'pages' | 'currentPage' | 'permille'>;

/** A book of unknown length that was followed by percent goes on by percent. */
export const usualUnit = (book: ProgressBook) => (book.pages === null && book.permille !== null ? 'percent' : 'page');

export const positionText = (book: ProgressBook) => {
  if (usualUnit(book) === 'page') return book.currentPage === null ? '' : String(book.currentPage);
  return book.permille === null ? '' : String(book.permille / 10);
};

/** The book page's first thing: "I am on page …" and a button. Everything else about it is on its own page. */
export function QuickProgress({ book, newId }: { book: ProgressBook; newId: string }) {
  const { t } = useTranslation('library');
  const unit = usualUnit(book);
  const suffix = unit === 'percent' ? t('progress.percentSuffix') : book.pages ? t('progress.ofPagesSuffix', { pages: book.pages }) : undefined;
  const input = { id: 'position', name: 'value', inputMode: 'decimal' as const, required: true, placeholder: positionText(book), autoComplete: 'off' };
  return (
    <Form method="post" action={libraryPaths.progress(book.id)} className="flex flex-wrap items-end gap-4" key={newId}>
      <input type="hidden" name="id" value={newId} />
      <input type="hidden" name="unit" value={unit} />
      <TextField label={unit === 'page' ? t('progress.iAmOnPage') : t('progress.iAmAtPercent')} width="s" suffix={suffix} inputProps={input} />
      <Button variant="primary">{t('actions.record')}</Button>
      <span className="flex min-h-11 items-center"><TextLink to={libraryPaths.progress(book.id)}>{t('progress.otherDay')}</TextLink></span>
    </Form>
  );
}
