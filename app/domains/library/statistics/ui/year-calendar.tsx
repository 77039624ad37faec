import { dateFormat } from '#app/platform/i18n/formats.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ChartFigure } from '#app/ui/charts/chart-figure.tsx';
import { HeatMonths } from '#app/ui/charts/heat-months.tsx';
import type { Measure } from '../model/periods.ts';
import type { WeekStart } from '#app/platform/time/weeks.ts';
import { daysOfYear } from '../model/year.ts';
import { dayText } from '#app/platform/time/days.ts';
import { formatDay } from '#app/platform/time/format.ts';
import { monthsOf } from '../model/year-sums.ts';
import type { DayNumbers } from '../queries/get-days.server.ts';
import { useAmounts } from './amounts.ts';

type YearCalendarProps = { year: number; days: readonly DayNumbers[]; today: string; measure: Measure; weekStart: WeekStart };

/** A year's days by how much was read on each. */
export function YearCalendar({ year, days, today, measure, weekStart }: YearCalendarProps) {
  const { t, locale } = useTranslation('statistics');
  const amounts = useAmounts();
  const byDay = new Map(days.map((day) => [day.day, day]));
  const all = daysOfYear(year).map((day) => ({ day, text: dayText(day) }));
  const past = all.filter(({ text }) => text <= today).length;
  const best = days.reduce<DayNumbers | null>((most, day) => (day[measure] > (most?.[measure] ?? 0) ? day : most), null);
  const named = (text: string) => formatDay(new Date(`${text}T00:00:00Z`), locale, new Date(Date.UTC(year, 0, 1)));
  const sentence = days.length === 0 ? t('days.none', { year }) : [
    t(past < all.length ? 'days.sentenceSoFar' : 'days.sentence', { days: amounts.days(days.length), of: past }),
    best ? t('days.best', { day: named(best.day), amount: amounts.of(measure, best[measure]) }) : '',
  ].join(' ').trim();
  // Some hundreds of them: said without asking the catalog for each.
  const [pageUnit, minuteUnit] = [t('units.pagesBrief'), t('units.minutesBrief')];
  const brief = ({ pages, minutes }: DayNumbers) => [`${amounts.number(pages)} ${pageUnit}`, minutes > 0 ? `${amounts.number(minutes)} ${minuteUnit}` : ''].filter(Boolean).join(', ');
  const monthName = dateFormat(locale, { month: 'long', timeZone: 'UTC' });
  const sums = monthsOf(days);
  const months = sums.map((sum) => {
    const name = monthName.format(Date.UTC(year, sum.month, 1));
    // A day on which only the other was written down still has some colour.
    const cells = all.filter(({ day }) => day.getUTCMonth() === sum.month).map(({ text }) => {
      const found = byDay.get(text);
      const title = found ? `${named(text)}: ${brief(found)}` : undefined;
      return { date: text, value: text > today ? null : (found ? Math.max(found[measure], 0.5) : 0), title };
    });
    return { name, label: t('days.month', { month: name, days: amounts.days(sum.days), amount: amounts.of(measure, sum[measure]) }), days: cells };
  });
  const rows = sums.map(({ month, days: count, pages, minutes, books }) => [months[month]?.name ?? '', count, amounts.number(pages), amounts.time(minutes), books]);
  return (
    <ChartFigure hue="pine" title={t('days.chart', { year })} sentence={sentence} table={{ columns: [t('columns.month'), t('columns.days'), t('columns.pages'), t('columns.minutes'), t('columns.books')], rows }}>
      <HeatMonths hue="pine" months={months} weekStart={weekStart} />
    </ChartFigure>
  );
}
