import { classNames } from '../class-names.ts';
import { hueClass, type Hue } from '../hues.ts';
import { layoutBars, round, type BarDatum } from './layout.ts';

type BarChartProps = { label: string; data: readonly BarDatum[]; hue?: Hue; height?: number };

/** Bars from zero with their numbers on them. Widths are percentages, so type keeps its size on a phone. */
export function BarChart({ label, data, hue, height = 148 }: BarChartProps) {
  const top = 18;
  const someCurrent = data.some(({ current }) => current);
  return (
    <svg className={classNames('chart', hueClass(hue))} width="100%" height={height + top + 22} role="img" aria-label={label}>
      {layoutBars(data, height).map((bar, index) => {
        const middle = `${round(bar.x + bar.width / 2)}%`;
        return (
          <g key={index} className={bar.current ? 'now' : undefined}>
            {bar.height > 0 ? <rect className={someCurrent && !bar.current ? 'mark-past' : 'mark'} x={`${bar.x}%`} width={`${bar.width}%`} y={bar.y + top} height={bar.height} /> : null}
            {bar.valued ? <text x={middle} y={bar.y + top - 6} textAnchor="middle">{bar.valueLabel ?? bar.value}</text> : null}
            {bar.labelled ? <text x={middle} y={height + top + 17} textAnchor="middle">{bar.label}</text> : null}
          </g>
        );
      })}
      <line className="base" x1="0" x2="100%" y1={height + top + 0.5} y2={height + top + 0.5} />
    </svg>
  );
}
