import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { BarChart } from '#app/ui/charts/bar-chart.tsx';
import { ChartFigure } from '#app/ui/charts/chart-figure.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { libraryPaths } from '../../paths.ts';
import { statisticsPaths } from '../paths.ts';
import type { Years, YearSums } from '../queries/list-years.server.ts';
import { useAmounts } from './amounts.ts';
import { StatisticsFrame } from './statistics-frame.tsx';

/** Years side by side without gaps, as many as there is room for. */
function lastYears(years: readonly YearSums[]): { year: number; books: number }[] {
  const [newest, oldest] = [years[0]?.year ?? 0, years.at(-1)?.year ?? 0];
  const first = Math.max(oldest, newest - 12);
  return Array.from({ length: newest - first + 1 }, (_, at) => ({ year: first + at, books: years.find(({ year }) => year === first + at)?.books ?? 0 }));
}

/** Every year there is, and the way to its review. */
export function YearsPage({ years: { years, undated } }: { years: Years }) {
  const { t } = useTranslation('statistics');
  const amounts = useAmounts();
  if (undated === 0 && years.every(({ days }) => days === 0)) {
    return (
      <StatisticsFrame part="years">
        <EmptyState title={t('years.empty')} action={<ButtonLink to={libraryPaths.library({ shelf: 'reading' })}>{t('overview.emptyAction')}</ButtonLink>}>{t('years.emptyText')}</EmptyState>
      </StatisticsFrame>
    );
  }
  const best = years.reduce((most, year) => (year.books > most.books ? year : most));
  const sentence = [best.books > 0 ? t('years.sentence', { best: best.year, books: amounts.books(best.books) }) : t('years.none'), undated > 0 ? t('years.undated', { count: undated }) : ''].filter(Boolean).join(' ');
  const shown = lastYears(years);
  return (
    <StatisticsFrame part="years">
      <div className="charts">
        {best.books > 0 ? (
          <ChartFigure hue="pine" title={t('years.chart')} sentence={sentence} table={{ columns: [t('columns.year'), t('columns.books'), t('columns.pages'), t('columns.minutes'), t('columns.days')], rows: years.map(({ year, books, pages, minutes, days }) => [year, amounts.number(books), amounts.number(pages), amounts.time(minutes), days]) }}>
            <BarChart hue="pine" height={120} label={sentence} data={shown.map(({ year, books }, index) => ({ label: String(year), value: books, valueLabel: amounts.number(books), current: index === shown.length - 1 }))} />
          </ChartFigure>
        ) : <p className="text-soft">{sentence}</p>}
        <section>
          <p className="mb-2 text-soft">{t('years.lead')}</p>
          <List label={t('tabs.years')}>
            {years.map(({ year, books, pages, minutes, days }, index) => (
              <Row
                key={year} href={statisticsPaths.year(year)} title={index === 0 ? `${year}, ${t('years.soFar')}` : String(year)}
                meta={[amounts.books(books), pages > 0 ? amounts.pages(pages) : '', minutes > 0 ? amounts.time(minutes) : '', amounts.days(days)].filter(Boolean).join(' · ')}
              />
            ))}
          </List>
        </section>
      </div>
    </StatisticsFrame>
  );
}
