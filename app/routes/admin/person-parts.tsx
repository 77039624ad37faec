import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { List, Row } from '#app/ui/list.tsx';
import { MailAddress } from '#app/ui/mail-address.tsx';
import { Facts } from '#app/ui/stat.tsx';
import { Moment } from './moment-text.tsx';
import type { ShownDetails } from './person.tsx';

const languages: Record<string, string> = { ru: 'Русский', en: 'English' };

export function PersonFacts({ person }: { person: ShownDetails }) {
  const { t } = useTranslation('admin');
  const email = person.email ? <><MailAddress>{person.email}</MailAddress>{person.isEmailProven ? null : ` (${t('person.unproven')})`}</> : t('people.noEmail');
  const password = person.hasPassword ? (person.passwordChangedAt ? t('person.passwordSince', { at: person.passwordChangedAt.text }) : t('person.hasPassword')) : t('person.noPassword');
  const factor = person.factor === 'app' ? t('person.appWithCodes', { count: person.recoveryCodes }) : t(`factors.${person.factor}`);
  const invitation = person.isInvited ? (person.invitationNote ?? t('person.invited')) : null;
  return (
    <Facts
      items={[
        { label: t('people.email'), value: email },
        { label: t('people.role'), value: t(`roles.${person.role}`) },
        { label: t('people.factor'), value: factor },
        { label: t('person.password'), value: password },
        { label: t('people.joined'), value: <Moment moment={person.joinedAt} /> },
        { label: t('people.seen'), value: <Moment moment={person.lastSeenAt} none={t('people.never')} /> },
        { label: t('person.invitation'), value: invitation },
        { label: t('person.language'), value: person.locale ? (languages[person.locale] ?? person.locale) : t('person.asBrowser') },
        { label: t('person.timeZone'), value: person.timeZone.replaceAll('_', ' ') },
        { label: t('person.files'), value: person.files > 0 ? t('person.filesCount', { count: person.files, size: person.fileSize }) : t('person.noFiles') },
      ]}
    />
  );
}

/** What an owner can do about somebody; each on a page that says what will happen. */
export function PersonActions({ person }: { person: ShownDetails }) {
  const { t } = useTranslation('admin');
  const { id, isViewer, standing, factor } = person;
  return (
    <List label={t('person.actions')}>
      <Row href={adminPaths.personRole(id)} title={t('role.title')} meta={t('role.now', { role: t(`roles.${person.role}`) })} />
      <Row href={adminPaths.personSessions(id)} title={t('sessions.title')} meta={[t('sessions.count', { count: person.sessions }), ...(person.tokens > 0 ? [t('sessions.tokenCount', { count: person.tokens })] : [])].join(' · ')} />
      {isViewer || factor === 'off' ? null : <Row href={adminPaths.personSecondFactor(id)} title={t('factor.title')} meta={t('factor.meta')} />}
      {standing === 'blocked' ? <Row href={adminPaths.personReactivation(id)} title={t('reactivation.submit')} meta={t('reactivation.meta')} /> : null}
      {standing === 'blocked' || isViewer ? null : <Row href={adminPaths.personDeactivation(id)} title={t('deactivation.submit')} meta={t('deactivation.meta')} />}
    </List>
  );
}
