import { useTranslation } from '#app/platform/i18n/translation.ts';
import type { WeekStart } from '#app/platform/time/weeks.ts';
import { classNames } from '../class-names.ts';
import { hueClass, type Hue } from '../hues.ts';
import { heatLevels, layoutMonth, type HeatDay } from './layout.ts';

export type HeatMonth = {
  /** "May", above it. */
  name: string;
  /** What its picture says: "May: 12 days, 340 pages". */
  label: string;
  /** Every day of it. Those that lie ahead have no value. */
  days: readonly HeatDay[];
};

type HeatMonthsProps = { months: readonly HeatMonth[]; weekStart?: WeekStart; hue?: Hue };

const cell = 13;

/** A year of days as a wall calendar: months stand side by side as far as there is room, so nothing scrolls or is cut. */
export function HeatMonths({ months, weekStart = 1, hue }: HeatMonthsProps) {
  const levelOf = heatLevels(months.flatMap(({ days }) => days.map(({ value }) => value ?? 0)));
  return (
    <div className={classNames('heat', hueClass(hue))}>
      <ul className="heat-months">
        {months.map(({ name, label, days }) => (
          <li key={name}>
            <span aria-hidden>{name}</span>
            <svg className="chart" viewBox={`0 0 ${7 * cell - 2} ${6 * cell - 2}`} role="img" aria-label={label}>
              {layoutMonth(days, weekStart).map(({ date, value, title, column, row }) => (
                <rect key={date} className={value === null ? 'ahead' : `h${levelOf(value)}`} x={column * cell} y={row * cell} width="11" height="11" rx="2">
                  {title && value ? <title>{title}</title> : null}
                </rect>
              ))}
            </svg>
          </li>
        ))}
      </ul>
      <HeatScale />
    </div>
  );
}

/** What the steps of colour mean. */
function HeatScale() {
  const { t } = useTranslation('ui');
  return (
    <p className="heat-scale" aria-hidden>
      {t('less')}
      <svg className="chart" viewBox={`0 0 ${5 * cell - 2} 11`} width={5 * cell - 2} height="11">
        {[0, 1, 2, 3, 4].map((level) => <rect key={level} className={`h${level}`} x={level * cell} y="0" width="11" height="11" rx="2" />)}
      </svg>
      {t('moreOfIt')}
    </p>
  );
}
