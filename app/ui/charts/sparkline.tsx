import { line } from 'd3-shape';
import { classNames } from '../class-names.ts';
import { hueClass, type Hue } from '../hues.ts';
import { round } from './layout.ts';

/** The shape of a series in a line of text, from zero, the last point marked. */
export function Sparkline({ values, label, hue }: { values: readonly number[]; label: string; hue?: Hue }) {
  const most = Math.max(1, ...values);
  const across = (index: number) => round(2 + (index / Math.max(1, values.length - 1)) * 92);
  const up = (value: number) => round(22 - (value / most) * 20);
  const path = line<number>().x((_, index) => across(index)).y(up)([...values]);
  return (
    <svg className={classNames('spark', hueClass(hue))} viewBox="0 0 96 24" role="img" aria-label={label}>
      <path d={path ?? ''} />
      {values.length > 0 ? <circle cx={across(values.length - 1)} cy={up(values.at(-1) ?? 0)} r="2.5" /> : null}
    </svg>
  );
}
