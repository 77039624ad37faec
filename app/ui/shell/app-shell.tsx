import { Form } from '@remix-run/react';
import { Icon } from '../icon.tsx';
import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { Link } from '../link.tsx';
import { VisuallyHidden } from '../visually-hidden.tsx';
import { BellLink, type BellPlace } from './bell-link.tsx';
import { Brand, type BrandProps } from '../brand-mark.tsx';
import { LoadingBar } from '../loading-bar.tsx';
import { SkipLink } from '../skip-link.tsx';
import { MoreMenu, PersonMenu, type Person } from './person-menu.tsx';
import { RoomLink, type Room } from './rooms.tsx';
import { Shortcuts } from './shortcuts.tsx';

const searchId = 'shell-search';
const placesInBar = 4;

type AppShellProps = {
  brand: BrandProps;
  rooms: readonly Room[];
  navLabel: string;
  /** The notifications' place beside the rooms. */
  bell: BellPlace;
  person: Person | null;
  search?: { action: string; label: string; name?: string } | null;
  skipLabel: string;
  helpHref?: string;
  /** Whether single keys do something; a person may switch that off. */
  hasShortcuts?: boolean;
  toast?: ReactNode;
  banner?: ReactNode;
  children: ReactNode;
};

/** The frame of a signed-in page: a rail on wide screens, a bar under the thumb on phones. */
export function AppShell({ brand, rooms, navLabel, bell, person, search, skipLabel, helpHref, hasShortcuts = true, toast, banner, children }: AppShellProps) {
  return (
    <div className="shell has-bar">
      <SkipLink>{skipLabel}</SkipLink>
      <LoadingBar />
      <header className="topbar">
        <Brand {...brand} />
        {search ? <Link className="btn btn-quiet btn-icon" to={search.action} aria-label={search.label}><Icon name="search" /></Link> : null}
      </header>
      <header className="rail">
        <Brand {...brand} />
        {search ? <RailSearch {...search} hasShortcuts={hasShortcuts} /> : null}
        <nav aria-label={navLabel}>
          {rooms.map((room) => <RoomLink key={room.href} room={room} />)}
          <BellLink bell={bell} />
        </nav>
        {person ? <PersonMenu person={person} /> : null}
      </header>
      {/* Before the page, so that from its name an "undo" is a step back and not behind everything. */}
      {toast}
      <main id="main" className="shell-main" tabIndex={-1}>
        {banner ? <div className="mb-6">{banner}</div> : null}
        <Suspense>
          {children}
          {/* Beside the page, so that keys do something only when the page is alive: leaving one that is not yet breaks React. */}
          {hasShortcuts ? <Shortcuts rooms={rooms} searchId={searchId} searchHref={search?.action} helpHref={helpHref} /> : null}
        </Suspense>
      </main>
      <nav className="bottom-bar" aria-label={navLabel}>
        {rooms.slice(0, placesInBar).map((room) => <RoomLink key={room.href} room={room} />)}
        <BellLink bell={bell} isNarrow />
        <MoreMenu person={person} rooms={rooms.slice(placesInBar)} />
      </nav>
      <VisuallyHidden><span role="status">{bell.news}</span></VisuallyHidden>
    </div>
  );
}

function RailSearch({ action, label, name = 'q', hasShortcuts }: { action: string; label: string; name?: string; hasShortcuts: boolean }) {
  return (
    <Form className="rail-search" action={action} method="get" role="search" aria-label={label}>
      <Icon name="search" />
      <input className="input" id={searchId} type="search" name={name} aria-label={label} placeholder={label} aria-keyshortcuts={hasShortcuts ? '/' : undefined} />
      {hasShortcuts ? <kbd aria-hidden>/</kbd> : null}
    </Form>
  );
}
