import { Form } from '@remix-run/react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Avatar } from '../avatar.tsx';
import { Icon } from '../icon.tsx';
import type { IconName } from '../icon.tsx';
import { Link } from '../link.tsx';
import { MenuDivider, MenuLink, useLightDismiss } from '../menu.tsx';
import type { Room } from './rooms.tsx';

export type Person = {
  name: string;
  src?: string | null;
  menu: readonly { href: string; label: string; icon?: IconName; current?: boolean }[];
  signOut: { action: string; label: string };
};

function PersonItems({ person }: { person: Person }) {
  return (
    <>
      {person.menu.map(({ label, ...item }) => <MenuLink key={item.href} {...item}>{label}</MenuLink>)}
      <MenuDivider />
      <Form method="post" action={person.signOut.action} reloadDocument>
        <button className="menu-item" type="submit"><Icon name="log-out" />{person.signOut.label}</button>
      </Form>
    </>
  );
}

/** At the foot of the rail. */
export function PersonMenu({ person }: { person: Person }) {
  const details = useLightDismiss();
  return (
    <details ref={details} className="menu menu-up person">
      <summary className="nav-item"><Avatar size="s" name={person.name} src={person.src} /><span>{person.name}</span></summary>
      <div className="menu-panel"><PersonItems person={person} /></div>
    </details>
  );
}

/** The last place of the phone's bar: rooms that found no place in it, and the person's own things. */
export function MoreMenu({ person, rooms }: { person: Person | null; rooms: readonly Room[] }) {
  const details = useLightDismiss();
  const { t } = useTranslation('ui');
  if (!person && rooms.length === 0) return null;
  return (
    <details ref={details} className="menu menu-up">
      <summary className="nav-item"><Icon name="menu" /><span>{t('more')}</span></summary>
      <div className="menu-panel">
        {rooms.map(({ href, label, icon, current }) => (
          <Link key={href} className="menu-item" to={href} aria-current={current ? 'page' : undefined}><Icon name={icon} />{label}</Link>
        ))}
        {rooms.length > 0 && person ? <MenuDivider /> : null}
        {person ? <PersonItems person={person} /> : null}
      </div>
    </details>
  );
}
