import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names.ts';
import { hueClass, type Hue } from '../hues.ts';
import { layoutHeat, type HeatDay } from './layout.ts';

type HeatmapProps = { label: string; days: readonly HeatDay[]; hue?: Hue };

const cell = 13;
const left = 26;
const top = 18;

/** A year of days. Scrolls sideways on a phone; only days with something in them carry a tooltip. */
export function Heatmap({ label, days, hue }: HeatmapProps) {
  const { i18n } = useTranslation('ui');
  if (days.length === 0) return null;
  const cells = layoutHeat(days);
  const columns = (cells.at(-1)?.column ?? 0) + 1;
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' });
  const monthStarts = cells.filter((day) => day.date.endsWith('-01') && day.column < columns - 1);
  return (
    <div className="chart-scroll" role="region" aria-label={label} tabIndex={0}>
      <svg className={classNames('chart heat', hueClass(hue))} viewBox={`0 0 ${left + columns * cell} ${top + 7 * cell}`} width={left + columns * cell} height={top + 7 * cell} role="img" aria-label={label}>
        {[0, 2, 4].map((row) => <text key={row} y={top + row * cell + 10}>{weekday.format(Date.UTC(2024, 0, 1 + row))}</text>)}
        {monthStarts.map((day) => <text key={day.date} x={left + (day.column + (day.row ? 1 : 0)) * cell} y="10">{month.format(new Date(`${day.date}T00:00:00Z`))}</text>)}
        {cells.map((day) => (
          <rect key={day.date} className={`h${day.level}`} x={left + day.column * cell} y={top + day.row * cell} width="11" height="11" rx="2">
            {day.title && day.value > 0 ? <title>{day.title}</title> : null}
          </rect>
        ))}
      </svg>
    </div>
  );
}
