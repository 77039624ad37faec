import { curveMonotoneX, line } from 'd3-shape';
import { classNames } from '../class-names.ts';
import { hueClass, type Hue } from '../hues.ts';
import { highestUnderName, layoutLines, round, spreadLabels, type Point } from './layout.ts';

type LineSeries = { label: string; points: readonly Point[]; muted?: boolean };

type LineChartProps = {
  label: string;
  series: readonly LineSeries[];
  xTicks: readonly { x: number; label: string }[];
  formatValue?: (value: number) => string;
  hue?: Hue;
  height?: number;
  from?: number;
};

/** Lines with their names at their ends. The first is the room's hue; muted ones are dashed grey. */
export function LineChart({ label, series: all, xTicks, formatValue = String, hue, height = 180, from }: LineChartProps) {
  const top = 20;
  const series = all.filter(({ points }) => points.length > 0);
  const { x, y } = layoutLines(series, height, from);
  const draw = line<Point>().x((point) => round(x(point.x))).y((point) => round(y(point.y))).curve(curveMonotoneX);
  const ends = series.map(({ points }) => points.at(-1) ?? { x: 0, y: 0 });
  const labels = spreadLabels(series.map(({ points }) => highestUnderName(points.map((point) => ({ x: x(point.x), y: y(point.y) })))));
  const across = (value: number) => `${round(x(value) / 10)}%`;
  const anchorAt = (value: number) => (x(value) < 60 ? 'start' : x(value) > 940 ? 'end' : 'middle');
  return (
    <svg className={classNames('chart', hueClass(hue))} width="100%" height={height + top + 22} role="img" aria-label={label}>
      {y.ticks(3).map((tick) => {
        const at = round(y(tick) + top) + 0.5;
        return (
          <g key={tick}>
            <line className={tick === 0 ? 'base' : 'rule'} x1="0" x2="100%" y1={at} y2={at} />
            {tick === 0 ? null : <text y={at - 5}>{formatValue(tick)}</text>}
          </g>
        );
      })}
      <svg y={top} width="100%" height={height} viewBox={`0 0 1000 ${height}`} preserveAspectRatio="none" overflow="visible">
        {series.map(({ label: name, points, muted }) => (
          <path key={name} className={classNames('line', muted && 'line-grey')} d={draw([...points]) ?? ''} vectorEffect="non-scaling-stroke" />
        ))}
      </svg>
      {series.map(({ label: name, muted }, index) => {
        const end = ends[index]!;
        return (
          <g key={name} className={muted ? 'named-grey' : 'named'}>
            {muted ? null : <circle cx={across(end.x)} cy={round(y(end.y) + top)} r="3.5" />}
            <text x={across(end.x)} dx={anchorAt(end.x) === 'end' ? -2 : 8} y={Math.min(labels[index] ?? 0, height - 6) + top} textAnchor={anchorAt(end.x) === 'end' ? 'end' : 'start'}>{name}</text>
          </g>
        );
      })}
      {xTicks.map((tick) => <text key={tick.x} x={across(tick.x)} y={height + top + 17} textAnchor={anchorAt(tick.x)}>{tick.label}</text>)}
    </svg>
  );
}
