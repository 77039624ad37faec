import { useTranslation } from 'react-i18next';
import { BarChart } from '#app/ui/charts/bar-chart.tsx';
import { ChartFigure } from '#app/ui/charts/chart-figure.tsx';
import type { Statistics } from '../queries/get-statistics.server.ts';
import { useNumber } from './shelf-parts.tsx';

export function PagesPerMonth({ statistics }: { statistics: Statistics }) {
  const { t } = useTranslation('library');
  const number = useNumber();
  const { months, best } = statistics;
  const pages = (count: number) => t('numbers.pages', { count });
  const sentence = best
    ? t('statistics.sentence', { pages: pages(statistics.pages), months: months.length, best: best.label, bestPages: pages(best.pages) })
    : t('statistics.sentenceNone');
  return (
    <ChartFigure hue="pine" title={t('statistics.pagesPerMonth')} sentence={sentence} table={{ columns: [t('statistics.month'), t('statistics.pages')], rows: months.map((month) => [month.label, number(month.pages)]) }}>
      <BarChart hue="pine" label={sentence} data={months.map((month, index) => ({ label: month.shortLabel, value: month.pages, valueLabel: number(month.pages), current: index === months.length - 1 }))} />
    </ChartFigure>
  );
}

export function BooksPerMonth({ statistics }: { statistics: Statistics }) {
  const { t } = useTranslation('library');
  const { months } = statistics;
  const sentence = t('statistics.booksSentence', { books: t('numbers.books', { count: statistics.books }), months: months.length });
  return (
    <ChartFigure hue="pine" title={t('statistics.booksPerMonth')} sentence={sentence} table={{ columns: [t('statistics.month'), t('statistics.books')], rows: months.map((month) => [month.label, month.books]) }}>
      <BarChart hue="pine" height={96} label={sentence} data={months.map((month, index) => ({ label: month.shortLabel, value: month.books, current: index === months.length - 1 }))} />
    </ChartFigure>
  );
}
