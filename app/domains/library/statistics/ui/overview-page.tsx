import { useTranslation } from '#app/platform/i18n/translation.ts';
import { BarChart } from '#app/ui/charts/bar-chart.tsx';
import { ChartFigure } from '#app/ui/charts/chart-figure.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Stat, Stats } from '#app/ui/stat.tsx';
import { libraryPaths } from '../../paths.ts';
import { measures, steps } from '../model/periods.ts';
import type { Measure, Step } from '../model/periods.ts';
import { statisticsPaths } from '../paths.ts';
import type { Overview, Period } from '../queries/get-overview.server.ts';
import { useAmounts } from './amounts.ts';
import { StatisticsFrame, Switch } from './statistics-frame.tsx';

/** This year in four numbers, what was read lately, and the books of the last months. */
export function OverviewPage({ overview }: { overview: Overview }) {
  const { t } = useTranslation('statistics');
  if (overview.isEmpty) {
    return (
      <StatisticsFrame part="overview">
        <EmptyState level={2} title={t('overview.empty')} action={<ButtonLink to={libraryPaths.library({ shelf: 'reading' })}>{t('overview.emptyAction')}</ButtonLink>}>{t('overview.emptyText')}</EmptyState>
      </StatisticsFrame>
    );
  }
  return (
    <StatisticsFrame part="overview" actions={<ButtonLink to={statisticsPaths.year(overview.year)}>{t('overview.review', { year: overview.year })}</ButtonLink>}>
      <div className="charts">
        <ThisYear overview={overview} />
        <div>
          <Switches overview={overview} />
          <Reading overview={overview} />
        </div>
        <BooksPerMonth months={overview.months} />
      </div>
    </StatisticsFrame>
  );
}

function ThisYear({ overview: { year, thisYear, lastYear } }: { overview: Overview }) {
  const { t } = useTranslation('statistics');
  const { number, time } = useAmounts();
  const { books, pages, minutes, days } = thisYear;
  const before = (amount: string) => (lastYear ? t('overview.lastYear', { amount }) : null);
  return (
    <section aria-label={t('overview.soFar', { year })}>
      <Stats>
        <Stat value={number(books)} label={t('overview.books', { count: books })} hint={lastYear && before(number(lastYear.books))} />
        <Stat value={number(pages)} label={t('overview.pages', { count: pages })} hint={lastYear && before(number(lastYear.pages))} />
        <Stat value={number(days)} label={t('overview.days', { count: days })} hint={lastYear && before(number(lastYear.days))} />
        {minutes > 0 ? <Stat value={time(minutes)} label={t('overview.minutes')} hint={lastYear && lastYear.minutes > 0 ? before(time(lastYear.minutes)) : null} /> : null}
      </Stats>
    </section>
  );
}

/** The usual view has the short address. */
const address = (measure: Measure, step: Step) => statisticsPaths.overview({ of: measure === 'pages' ? null : measure, by: step === 'month' ? null : step });

function Switches({ overview: { measure, step } }: { overview: Overview }) {
  const { t } = useTranslation('statistics');
  return (
    <div className="switches">
      <Switch label={t('switch.measure')} choices={measures.map((one) => ({ href: address(one, step), label: t(`switch.${one}`), isCurrent: one === measure }))} />
      <Switch label={t('switch.step')} choices={steps.map((one) => ({ href: address(measure, one), label: t(`switch.${one}`), isCurrent: one === step }))} />
    </div>
  );
}

function Reading({ overview: { measure, step, periods } }: { overview: Overview }) {
  const { t } = useTranslation('statistics');
  const amounts = useAmounts();
  const total = periods.reduce((sum, period) => sum + period[measure], 0);
  const best = periods.reduce((most, period) => (period[measure] > most[measure] ? period : most));
  const sentence = total === 0
    ? t(`overview.none.${measure}`)
    : t(`overview.sentence.${measure}.${step}`, { amount: amounts.of(measure, total), best: best.label, bestAmount: amounts.of(measure, best[measure]) });
  const rows = periods.map(({ label, pages, minutes, books }) => [label, amounts.number(pages), amounts.time(minutes), amounts.number(books)]);
  const data = periods.map((period, index) => ({
    label: period.shortLabel, value: period[measure], valueLabel: amounts.short(measure, period[measure]), isTick: period.isTick, current: index === periods.length - 1,
  }));
  return (
    <ChartFigure hue="pine" title={t(`overview.reading.${measure}`)} sentence={sentence} table={{ columns: [t(`columns.${step}`), t('columns.pages'), t('columns.minutes'), t('columns.books')], rows }}>
      <BarChart hue="pine" label={sentence} data={data} />
    </ChartFigure>
  );
}

function BooksPerMonth({ months }: { months: readonly Period[] }) {
  const { t } = useTranslation('statistics');
  const amounts = useAmounts();
  const total = months.reduce((sum, { books }) => sum + books, 0);
  const best = months.reduce((most, month) => (month.books > most.books ? month : most));
  const sentence = total === 0 ? t('overview.booksNone') : t('overview.booksSentence', { books: amounts.books(total), month: best.label, count: best.books });
  return (
    <ChartFigure hue="pine" title={t('overview.booksPerMonth')} sentence={sentence} table={{ columns: [t('columns.month'), t('columns.books')], rows: months.map(({ label, books }) => [label, books]) }}>
      <BarChart hue="pine" height={96} label={sentence} data={months.map(({ shortLabel, books }, index) => ({ label: shortLabel, value: books, current: index === months.length - 1 }))} />
    </ChartFigure>
  );
}
