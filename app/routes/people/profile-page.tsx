import { linkHandle, linkText } from '#app/kernel/accounts/model/profile-link.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { filePaths } from '#app/kernel/files/paths.ts';
import { fromDay } from '#app/platform/i18n/from-day.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { MailAddress } from '#app/ui/mail-address.tsx';
import { ProfileHead } from '#app/ui/profile-head.tsx';
import { Prose } from '#app/ui/prose.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import type { RoomLink, ShownProfile } from './person.tsx';

/** A person as others meet them. What was typed is text, whatever it looks like, and keeps to its own direction. */
export function ProfilePage({ profile, rooms }: { profile: ShownProfile; rooms: readonly RoomLink[] }) {
  const { t } = useTranslation('profile');
  const { name, username, avatarId, bannerId, isOwn } = profile;
  return (
    <article>
      <ProfileHead
        name={name} cloth={username} face={avatarId && filePaths.picture(avatarId, 400)}
        banner={bannerId && filePaths.picture(bannerId, 1600)} bannerSet={bannerId ? `${filePaths.picture(bannerId, 800)} 800w, ${filePaths.picture(bannerId, 1600)} 1600w` : undefined}
        title={<bdi>{name}</bdi>} meta={<Facts profile={profile} />}
        actions={isOwn ? <ButtonLink to={accountPaths.profileSettings()}>{t('person.edit')}</ButtonLink> : null}
      />
      {hasSomething(profile) || isOwn ? <About profile={profile} /> : <p className="text-soft profile-page">{t('person.nothing')}</p>}
      <Rooms rooms={rooms} />
    </article>
  );
}

/** Ways on to what the person does in the rooms. */
function Rooms({ rooms }: { rooms: readonly RoomLink[] }) {
  const { t } = useTranslation('person-titles');
  if (rooms.length === 0) return null;
  return (
    <Section title={t('profile.title')}>
      <List label={t('profile.title')}>{rooms.map(({ href, part }) => <Row key={href} href={href} title={t(`parts.${part}`)} />)}</List>
    </Section>
  );
}

const hasSomething = ({ bio, learningGoal, links }: ShownProfile) => Boolean(bio ?? learningGoal) || links.length > 0;

function Facts({ profile: { username, hasFullName, role, joined, seen, seenBy } }: { profile: ShownProfile }) {
  const { t, locale } = useTranslation('profile');
  return (
    <p className="profile-facts">
      {hasFullName ? <bdi>{username}</bdi> : null}
      {role === 'member' ? null : <Badge tone="accent">{t(`person.roles.${role}`)}</Badge>}
      <span title={joined.exact}>{t('person.joined', { fromDay: fromDay(locale, joined.text) })}</span>
      {seenBy ? <TextLink quiet to={accountPaths.privacySettings()}>{t(`person.seenBy.${seenBy}`)}</TextLink> : null}
      {seen ? <span title={seen.exact}>{t('person.seen', { day: seen.text })}</span> : null}
    </p>
  );
}

function About({ profile }: { profile: ShownProfile }) {
  const { bio, learningGoal, links, email } = profile;
  const { t } = useTranslation('profile');
  return (
    <div className="profile-page">
      {hasSomething(profile) ? (
        <div className="grid gap-8 content-start">
          {learningGoal ? <div className="profile-goal"><p className="eyebrow">{t('person.goal')}</p><p dir="auto">{learningGoal}</p></div> : null}
          {bio ? <Prose>{bio.split(/\n{2,}/).map((part, at) => <p key={at} dir="auto" className="whitespace-pre-line">{part}</p>)}</Prose> : null}
        </div>
      ) : <EmptyState title={t('person.nothingOwn')} action={<ButtonLink variant="primary" to={accountPaths.profileSettings()}>{t('person.write')}</ButtonLink>}>{t('person.nothingOwnHelp')}</EmptyState>}
      {links.length > 0 || email ? <Elsewhere links={links} email={email} /> : null}
    </div>
  );
}

/** The address itself is always shown: a label says what its person likes. */
function Elsewhere({ links, email }: Pick<ShownProfile, 'links' | 'email'>) {
  const { t } = useTranslation('profile');
  return (
    <section aria-label={t('person.links')}>
      <dl className="elsewhere">
        {links.map(({ kind, url, label }) => (
          <div key={url}>
            <dt><bdi>{kind === 'own' ? (label ?? t('person.links')) : t(`person.kinds.${kind}`)}</bdi></dt>
            <dd><a className="link" href={url} rel="me nofollow noopener ugc">{kind === 'own' ? linkText(url) : linkHandle(kind, url)}</a></dd>
          </div>
        ))}
        {email ? <div><dt>{t('person.email')}</dt><dd><MailAddress>{email}</MailAddress></dd></div> : null}
      </dl>
    </section>
  );
}
