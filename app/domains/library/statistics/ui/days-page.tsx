import { fromDay } from '#app/platform/i18n/from-day.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Section } from '#app/ui/section.tsx';
import { libraryPaths } from '../../paths.ts';
import type { Measure } from '../model/periods.ts';
import type { WeekStart } from '#app/platform/time/weeks.ts';
import { measures } from '../model/periods.ts';
import { statisticsPaths } from '../paths.ts';
import type { ShownStreak, YearOfDays } from '../queries/get-days.server.ts';
import type { YearSums } from '../queries/list-years.server.ts';
import { YearCalendar } from './year-calendar.tsx';
import { StatisticsFrame, Switch } from './statistics-frame.tsx';
import { useAmounts } from './amounts.ts';

type DaysPageProps = { view: YearOfDays; years: readonly YearSums[]; measure: Measure; weekStart: WeekStart };

/** A year of days, and how many of them follow one another. */
export function DaysPage({ view, years, measure, weekStart }: DaysPageProps) {
  const { t } = useTranslation('statistics');
  const address = (year: number, of: Measure) => statisticsPaths.days({ year: year === years[0]?.year ? null : year, of: of === 'pages' ? null : of });
  const isEmpty = years.every(({ days }) => days === 0);
  return (
    <StatisticsFrame part="days" actions={isEmpty ? null : <ButtonLink to={statisticsPaths.daysCsv()} reloadDocument>{t('days.csv')}</ButtonLink>}>
      {isEmpty ? (
        <EmptyState title={t('days.none', { year: view.year })} action={<ButtonLink to={libraryPaths.library({ shelf: 'reading' })}>{t('days.emptyAction')}</ButtonLink>}>{t('days.emptyText')}</EmptyState>
      ) : (
        <>
          <div className="switches">
            <Switch label={t('days.years')} choices={years.map(({ year }) => ({ href: address(year, measure), label: String(year), isCurrent: year === view.year }))} />
            <Switch label={t('switch.measure')} choices={measures.map((one) => ({ href: address(view.year, one), label: t(`switch.${one}`), isCurrent: one === measure }))} />
          </div>
          <YearCalendar year={view.year} days={view.days} today={view.today} measure={measure} weekStart={weekStart} />
          <Section title={t('streak.title')}><Streak streak={view.streak} /></Section>
        </>
      )}
    </StatisticsFrame>
  );
}

function Streak({ streak }: { streak: ShownStreak | null }) {
  const { t } = useTranslation('statistics');
  return (
    <form method="post" className="measure">
      {streak ? <Run streak={streak} /> : null}
      <p className="mb-4 text-soft">{t('streak.help')}</p>
      <Button name="streak" value={streak ? 'off' : 'on'}>{streak ? t('streak.hide') : t('streak.show')}</Button>
    </form>
  );
}

function Run({ streak: { current, longest, isOnGrace } }: { streak: ShownStreak }) {
  const { t, locale } = useTranslation('statistics');
  const { days } = useAmounts();
  const isLongest = current !== null && longest !== null && current.days === longest.days;
  return (
    <div className="mb-3">
      <p className="serif text-21">{current ? t('streak.current', { days: days(current.days), fromDay: fromDay(locale, current.from) }) : t('streak.over')}</p>
      {isOnGrace ? <p className="text-17">{t('streak.grace')}</p> : null}
      {isLongest ? <p>{t('streak.isLongest')}</p> : longest ? <p>{t('streak.longest', { days: days(longest.days), fromDay: fromDay(locale, longest.from), to: longest.to })}</p> : null}
    </div>
  );
}
