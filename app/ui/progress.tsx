import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { hueClass, type Hue } from './hues.ts';

type Progress = { value: number; max: number; label: string; hue?: Hue };

const share = (value: number, max: number) => (max > 0 ? Math.min(Math.max(value / max, 0), 1) : 0);
const meter = ({ value, max, label }: Progress) =>
  ({ role: 'progressbar', 'aria-label': label, 'aria-valuemin': 0, 'aria-valuemax': max, 'aria-valuenow': Math.min(value, max), 'aria-valuetext': label }) as const;

/** A line that fills. `showLabel` writes the label under it; `end` stands at its right. */
export function ProgressBar({ size, showLabel, end, ...progress }: Progress & { size?: 's'; showLabel?: boolean; end?: string }) {
  const filled = Math.round(share(progress.value, progress.max) * 1000) / 10;
  return (
    <span className={hueClass(progress.hue)}>
      <svg className={classNames('bar', size && 'bar-s')} {...meter(progress)}>
        <rect className="bar-track" width="100%" height="100%" rx="2" />
        <rect className="bar-fill" width={`${filled}%`} height="100%" rx="2" />
      </svg>
      {showLabel || end ? <span className="bar-label"><span>{showLabel ? progress.label : null}</span><span>{end}</span></span> : null}
    </span>
  );
}

/** The same in a round, with a number inside. */
export function ProgressRing({ children, ...progress }: Progress & { children?: ReactNode }) {
  const filled = Math.round(share(progress.value, progress.max) * 100);
  return (
    <span className={classNames('meter', hueClass(progress.hue))} {...meter(progress)}>
      <svg viewBox="0 0 96 96" aria-hidden>
        <circle className="ring-track" cx="48" cy="48" r="44" />
        {filled > 0 ? <circle className="ring-fill" cx="48" cy="48" r="44" pathLength="100" strokeDasharray={`${filled} 100`} /> : null}
      </svg>
      <b>{children ?? `${filled} %`}</b>
    </span>
  );
}
