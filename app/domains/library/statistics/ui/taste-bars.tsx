import { useTranslation } from '#app/platform/i18n/translation.ts';
import { BarChart } from '#app/ui/charts/bar-chart.tsx';
import { ChartFigure } from '#app/ui/charts/chart-figure.tsx';
import { lengthBins, meanLength, meanRating, ratingBins } from '../model/tastes.ts';
import type { Taste } from '../queries/get-taste.server.ts';
import { useAmounts } from './amounts.ts';

/** How the finished books were rated, in half stars. */
export function RatingChart({ taste: { ratings } }: { taste: Pick<Taste, 'ratings'> }) {
  const { t } = useTranslation('statistics');
  const amounts = useAmounts();
  const mean = meanRating(ratings);
  if (!mean) return <section className="figure"><h3 className="figure-title">{t('taste.ratings')}</h3><p className="text-soft">{t('taste.ratingsNone')}</p></section>;
  const sentence = t('taste.ratingsSentence', { stars: amounts.decimal(mean.mean / 20), books: amounts.books(mean.books) });
  const bins = ratingBins(ratings);
  return (
    <ChartFigure hue="pine" title={t('taste.ratings')} sentence={sentence} table={{ columns: [t('columns.rating'), t('columns.books')], rows: bins.map(({ stars, books }) => [amounts.decimal(stars), amounts.number(books)]) }}>
      <BarChart hue="pine" height={120} label={sentence} data={bins.map(({ stars, books }) => ({ label: amounts.decimal(stars), value: books, valueLabel: amounts.number(books) }))} />
    </ChartFigure>
  );
}

/** How long the finished books were, by hundreds of pages. */
export function LengthChart({ taste: { lengths } }: { taste: Pick<Taste, 'lengths'> }) {
  const { t } = useTranslation('statistics');
  const amounts = useAmounts();
  const mean = meanLength(lengths);
  const bins = lengthBins(lengths);
  if (mean === null || bins.length === 0) return <section className="figure"><h3 className="figure-title">{t('taste.lengths')}</h3><p className="text-soft">{t('taste.lengthsNone')}</p></section>;
  const range = (hundreds: number) =>
    hundreds === 0 ? t('taste.upTo', { to: 99 }) : hundreds === 10 ? t('taste.from', { from: 1000 }) : t('taste.range', { from: hundreds * 100, to: hundreds * 100 + 99 });
  const most = bins.reduce((best, bin) => (bin.books > best.books ? bin : best));
  const sentence = t('taste.lengthsSentence', { pages: amounts.pages(mean), range: range(most.hundreds) });
  return (
    <ChartFigure hue="pine" title={t('taste.lengths')} sentence={sentence} table={{ columns: [t('columns.length'), t('columns.books')], rows: bins.map(({ hundreds, books }) => [range(hundreds), amounts.number(books)]) }}>
      <BarChart hue="pine" height={120} label={sentence} data={bins.map(({ hundreds, books }) => ({ label: hundreds === 10 ? '1000+' : String(hundreds * 100), value: books, valueLabel: amounts.number(books) }))} />
    </ChartFigure>
  );
}
