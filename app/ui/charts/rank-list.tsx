import { classNames } from '../class-names.ts';
import { hueClass, type Hue } from '../hues.ts';
import { round } from './layout.ts';

export type Ranked = { key: string; label: string; href?: string; value: number; valueLabel: string };

/** Names with bars under them, from zero: long names stay whole, and each may lead somewhere. */
export function RankList({ label, items, hue }: { label: string; items: readonly Ranked[]; hue?: Hue }) {
  const most = Math.max(1, ...items.map(({ value }) => value));
  return (
    <ol className={classNames('rank', hueClass(hue))} aria-label={label}>
      {items.map(({ key, label: name, href, value, valueLabel }) => (
        <li key={key}>
          {href ? <a className="link link-quiet" href={href}>{name}</a> : <span>{name}</span>}
          <span>{valueLabel}</span>
          <svg className="bar" aria-hidden><rect className="bar-fill" width={`${round((value / most) * 100)}%`} height="100%" rx="2" /></svg>
        </li>
      ))}
    </ol>
  );
}
