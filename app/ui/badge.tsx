import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { hueClass, type Hue } from './hues.ts';

type BadgeProps = { tone?: 'plain' | 'accent' | 'warn' | 'danger'; hue?: Hue; children: ReactNode };

/** A word about a thing. Meaning is in the word, never only in the colour. */
export function Badge({ tone = 'plain', hue, children }: BadgeProps) {
  return <span className={classNames('badge', tone !== 'plain' && `badge-${tone}`, hue && 'badge-hue', hueClass(hue))}>{children}</span>;
}
