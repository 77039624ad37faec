import { pictureAt } from '#app/kernel/files/paths.ts';
import { dateFormat } from '#app/platform/i18n/formats.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { formatDay, formatShortMonth } from '#app/platform/time/format.ts';
import { BarChart } from '#app/ui/charts/bar-chart.tsx';
import { ChartFigure } from '#app/ui/charts/chart-figure.tsx';
import { Cover } from '#app/ui/cover.tsx';
import { CoverGrid, CoverTile } from '#app/ui/cover-grid.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { RatingStars } from '#app/ui/rating-stars.tsx';
import { Section } from '#app/ui/section.tsx';
import { libraryPaths } from '../../paths.ts';
import type { FinishedBook } from '../model/best-books.ts';
import type { YearReview } from '../queries/get-year.server.ts';
import { useAmounts } from './amounts.ts';

export function YearMonths({ review: { year, months } }: { review: YearReview }) {
  const { t, locale } = useTranslation('statistics');
  const amounts = useAmounts();
  const long = dateFormat(locale, { month: 'long', timeZone: 'UTC' });
  const first = (month: number) => new Date(Date.UTC(year, month, 1));
  const best = months.reduce((most, month) => (month.pages > most.pages ? month : most));
  const sentence = best.pages === 0 ? t('year.monthsNone') : t('year.monthsSentence', { month: long.format(first(best.month)), amount: amounts.pages(best.pages) });
  const rows = months.map(({ month, pages, minutes, books }) => [long.format(first(month)), amounts.number(pages), amounts.time(minutes), amounts.number(books)]);
  return (
    <ChartFigure hue="pine" title={t('picture.months')} sentence={sentence} table={{ columns: [t('columns.month'), t('columns.pages'), t('columns.minutes'), t('columns.books')], rows }}>
      <BarChart hue="pine" label={sentence} data={months.map(({ month, pages }) => ({ label: formatShortMonth(first(month), locale), value: pages, valueLabel: amounts.number(pages) }))} />
    </ChartFigure>
  );
}

/** Single books and a day that one remembers a year by. */
export function StandOut({ review: { best, busiest } }: { review: YearReview }) {
  const { t, locale } = useTranslation('statistics');
  const amounts = useAmounts();
  const day = (text: string) => formatDay(new Date(`${text}T00:00:00Z`), locale);
  const line = (name: string, book: FinishedBook | null | undefined, what: string) => (book ? { name, book, what } : []);
  const lines = [
    line(t('year.favourite'), best?.favourite, ''),
    line(t('year.longest'), best?.longest, amounts.pages(best?.longest?.pages ?? 0)),
    line(t('year.shortest'), best?.shortest, amounts.pages(best?.shortest?.pages ?? 0)),
    line(t('year.first'), best?.first, best?.first ? day(best.first.finishedOn) : ''),
    line(t('year.last'), best?.last, best?.last ? day(best.last.finishedOn) : ''),
  ].flat();
  if (lines.length === 0 && !busiest) return null;
  return (
    <Section title={t('year.standOut')}>
      <List label={t('year.standOut')}>
        {lines.map(({ name, book, what }) => (
          <Row
            key={name} href={libraryPaths.book(book.id)} title={book.title} meta={[name, book.author, what].filter(Boolean).join(' · ')}
            start={<Cover size="xs" title={book.title} author={book.author} image={pictureAt(book.coverId)} />} end={<RatingStars value={book.rating} />}
          />
        ))}
        {busiest ? <Row title={day(busiest.day)} meta={[t('year.busiest'), amounts.pages(busiest.pages), busiest.minutes > 0 ? amounts.time(busiest.minutes) : ''].filter(Boolean).join(' · ')} /> : null}
      </List>
    </Section>
  );
}

export function FinishedBooks({ review: { books, taste } }: { review: YearReview }) {
  const { t } = useTranslation('statistics');
  if (books.length === 0) return null;
  const left = Math.max(0, taste.books - books.length);
  return (
    <Section title={t('year.booksRead')}>
      <CoverGrid label={t('year.booksRead')}>
        {books.map(({ id, title, author, coverId, finishedOn }) => (
          <CoverTile key={`${id}${finishedOn}`} href={libraryPaths.book(id)} title={title} author={author} image={pictureAt(coverId)} />
        ))}
      </CoverGrid>
      {left > 0 ? <p className="mt-6 text-soft">{t('year.moreBooks', { count: left })}</p> : null}
    </Section>
  );
}
