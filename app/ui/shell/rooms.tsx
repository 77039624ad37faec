import { Link } from '@remix-run/react';
import { classNames } from '../class-names.ts';
import { hueClass, type Hue } from '../hues.ts';
import type { Icon } from '../icon.ts';

export type Room = { href: string; label: string; icon: Icon; hue?: Hue; current?: boolean; shortcut?: string };

export function RoomLink({ room: { href, label, icon: IconShape, hue, current } }: { room: Room }) {
  return (
    <Link className={classNames('nav-item', hueClass(hue))} to={href} aria-current={current ? 'page' : undefined}>
      <IconShape aria-hidden />
      <span>{label}</span>
    </Link>
  );
}
