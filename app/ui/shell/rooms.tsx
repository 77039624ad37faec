import { classNames } from '../class-names.ts';
import { hueClass, type Hue } from '../hues.ts';
import { Icon } from '../icon.tsx';
import type { IconName } from '../icon.tsx';
import { Link } from '../link.tsx';

export type Room = { href: string; label: string; icon: IconName; hue?: Hue; current?: boolean; shortcut?: string };

export function RoomLink({ room: { href, label, icon, hue, current } }: { room: Room }) {
  return (
    <Link className={classNames('nav-item', hueClass(hue))} to={href} aria-current={current ? 'page' : undefined}>
      <Icon name={icon} />
      <span>{label}</span>
    </Link>
  );
}
