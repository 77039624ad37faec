import { Icon } from '../icon.tsx';
import { Link } from '../link.tsx';
import { VisuallyHidden } from '../visually-hidden.tsx';

export type BellPlace = {
  href: string;
  label: string;
  /** For the phone's bar; begins like what is read aloud. */
  short: string;
  current?: boolean;
  /** At most a hundred. */
  unread: number;
  unreadText: string;
  /** Read aloud when it comes while the page stands. */
  news: string | null;
};

/** The count lies over the place and moves nothing when it comes. */
export function BellLink({ bell: { href, label, short, current, unread, unreadText }, isNarrow = false }: { bell: BellPlace; isNarrow?: boolean }) {
  return (
    <Link className="nav-item bell" to={href} aria-current={current ? 'page' : undefined}>
      <Icon name="bell" />
      <span>{isNarrow ? short : label}</span>
      {unread > 0 ? <b className="bell-count" aria-hidden>{unread > 99 ? '99+' : unread}</b> : null}
      {unread > 0 ? <VisuallyHidden>{unreadText}</VisuallyHidden> : null}
    </Link>
  );
}
