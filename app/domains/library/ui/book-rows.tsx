import { pictureAt } from '#app/kernel/files/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Icon } from '#app/ui/icon.tsx';
import { Cover } from '#app/ui/cover.tsx';
import { CoverGrid, CoverTile } from '#app/ui/cover-grid.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { RatingStars } from '#app/ui/rating-stars.tsx';
import { libraryPaths } from '../paths.ts';
import type { BookRow } from '../queries/book-row.server.ts';
import { useProgressText } from './progress-text.ts';
import { PriorityBadge } from './priority.tsx';

const moving = (book: BookRow) => book.state === 'reading' || book.state === 'stopped';

/** Books as lines: what each is, how far it is, and for an open one the way to move it. */
export function BookRows({ books, label, showState = false }: { books: readonly BookRow[]; label: string; showState?: boolean }) {
  return <List label={label}>{books.map((book) => <BookLine key={book.id} book={book} showState={showState} />)}</List>;
}

function BookLine({ book, showState }: { book: BookRow; showState: boolean }) {
  const { t } = useTranslation('library');
  const progress = useProgressText();
  const facts = [
    book.authors.join(', ') || t('book.noAuthor'),
    showState ? t(`states.${book.state}`) : '',
    moving(book) ? '' : progress.of(book),
    book.state === 'read' ? book.finishedOn : '',
  ].filter(Boolean).join('\u00A0· ');
  const author = book.authors[0];
  return (
    <Row href={libraryPaths.book(book.id)} title={book.title} meta={facts} start={<Cover size="xs" title={book.title} author={author} image={pictureAt(book.coverId)} />} end={<RowEnd book={book} />}>
      {moving(book) ? <ProgressBar size="s" hue="pine" value={book.permille ?? 0} max={1000} label={progress.of(book)} showLabel /> : null}
    </Row>
  );
}

function RowEnd({ book }: { book: BookRow }) {
  const { t } = useTranslation('library');
  if (book.state === 'reading') {
    return (
      <a className="btn btn-s max-sm:w-11 max-sm:px-0" href={libraryPaths.progress(book.id)}>
        <Icon name="bookmark" className="sm:hidden" /><span className="max-sm:sr-only">{t('today.record')}</span>
      </a>
    );
  }
  if (book.rating !== null) return <RatingStars value={book.rating} />;
  return <PriorityBadge priority={book.priority} />;
}

/** Books as their covers. */
export function BookCovers({ books, label }: { books: readonly BookRow[]; label: string }) {
  const progress = useProgressText();
  return (
    <CoverGrid label={label}>
      {books.map((book) => (
        <CoverTile
          key={book.id} href={libraryPaths.book(book.id)} title={book.title} author={book.authors[0]} image={pictureAt(book.coverId)}
          progress={moving(book) ? { value: book.permille ?? 0, max: 1000, label: progress.of(book) } : undefined}
        />
      ))}
    </CoverGrid>
  );
}
