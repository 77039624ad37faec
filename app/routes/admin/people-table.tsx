import { adminPaths } from '#app/kernel/accounts/paths.ts';
import type { PersonRow } from '#app/kernel/administration/index.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { MailAddress } from '#app/ui/mail-address.tsx';
import { Moment } from './moment-text.tsx';
import type { ShownMoment } from '#app/routes/site/moment.ts';

export type ShownPerson = Omit<PersonRow, 'joinedAt' | 'lastSeenAt'> & { joinedAt: ShownMoment; lastSeenAt: ShownMoment | null };

export const fullName = ({ firstName, lastName }: { firstName: string | null; lastName: string | null }) => [firstName, lastName].filter(Boolean).join(' ');

/** People with a box each; the form around it decides what is done to those that are ticked. */
export function PeopleTable({ people }: { people: ShownPerson[] }) {
  const { t } = useTranslation('admin');
  return (
    <DataTable
      caption={t('people.title')}
      hideCaption
      columns={[
        { key: 'person', label: t('people.person'), primary: true },
        { key: 'email', label: t('people.email') },
        { key: 'role', label: t('people.role') },
        { key: 'factor', label: t('people.factor') },
        { key: 'joined', label: t('people.joined') },
        { key: 'seen', label: t('people.seen') },
      ]}
      rows={people.map((person) => ({
        id: person.id,
        cells: {
          person: <PersonCell person={person} />,
          email: person.email ? <MailAddress>{person.email}</MailAddress> : t('people.noEmail'),
          role: person.role === 'member' ? t('roles.member') : <Badge tone="accent">{t(`roles.${person.role}`)}</Badge>,
          factor: t(`factors.${person.factor}`),
          joined: <Moment moment={person.joinedAt} />,
          seen: <Moment moment={person.lastSeenAt} none={t('people.never')} />,
        },
      }))}
    />
  );
}

function PersonCell({ person }: { person: ShownPerson }) {
  const { t } = useTranslation('admin');
  const name = fullName(person);
  return (
    <span className="pick">
      <label className="choice">
        <input type="checkbox" name="person" value={person.id} />
        <span className="hidden-visually">{t('people.tick', { name: person.username })}</span>
      </label>
      <span>
        <a className="link link-quiet" href={adminPaths.person(person.id)}>{person.username}</a> <StandingBadge standing={person.standing} />
        {name ? <small>{name}</small> : null}
      </span>
    </span>
  );
}

const tones = { blocked: 'danger', leaving: 'warn', resting: 'plain' } as const;

export function StandingBadge({ standing }: { standing: PersonRow['standing'] }) {
  const { t } = useTranslation('admin');
  return standing === 'active' ? null : <Badge tone={tones[standing]}>{t(`standings.${standing}`)}</Badge>;
}
