import { Icon } from '#app/ui/icon.tsx';
import type { ComponentType } from 'react';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import type { FeedCard } from '#app/kernel/contributions/feed.ts';
import { filePaths, pictureAt } from '#app/kernel/files/paths.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Avatar } from '#app/ui/avatar.tsx';
import { Cover } from '#app/ui/cover.tsx';
import { List, Row } from '#app/ui/list.tsx';
import type { KeysetPage } from '#app/platform/db/keyset.server.ts';
import { Section } from '#app/ui/section.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { feedPaths } from '../paths.ts';
import type { ActivityRow } from '../queries/list-activities.server.ts';

type Day = { day: string; dayText: string; rows: ActivityRow[] };

function byDay(rows: readonly ActivityRow[]): Day[] {
  const days: Day[] = [];
  for (const row of rows) {
    const last = days.at(-1);
    if (last?.day === row.day) last.rows.push(row);
    else days.push({ day: row.day, dayText: row.dayText, rows: [row] });
  }
  return days;
}

const asHeading = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** How a card's rating is drawn: rooms have scales of their own. */
type Rated = { Rating: ComponentType<Pick<FeedCard, 'rating' | 'scale'>> };

/** What happened, day by day. `level` of the days' headings: below the section that the list stands in. */
export function FeedList({ rows, Rating, level = 2 }: Rated & { rows: readonly ActivityRow[]; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <>
      {byDay(rows).map(({ day, dayText, rows: those }) => (
        <div key={day} className="feed-day">
          <Heading className="feed-date"><time dateTime={day}>{asHeading(dayText)}</time></Heading>
          <List label={asHeading(dayText)}>{those.map((row) => <ActivityLine key={row.id} row={row} Rating={Rating} />)}</List>
        </div>
      ))}
    </>
  );
}

/** The latest on the page of the day, with the way to all that was before. Nothing yet: nothing there. */
export function FeedBrief({ page, Rating }: Rated & { page: KeysetPage<ActivityRow> }) {
  const { t } = useTranslation('feed');
  if (page.rows.length === 0) return null;
  return (
    <Section title={t('latest')} actions={<TextLink to={feedPaths.feed({ after: page.next })}>{t('older')}</TextLink>}>
      <FeedList rows={page.rows} Rating={Rating} level={3} />
    </Section>
  );
}

function ActivityLine({ row: { card, isMine, isPrivate, person }, Rating }: Rated & { row: ActivityRow }) {
  const { t } = useTranslation(['feed', card.key.split(':')[0]] as never);
  const said = [textOf(t, card.key, card.values), card.detail, isMine && isPrivate ? textOf(t, 'feed:onlyYou') : null].filter(Boolean).join('\u00A0· ');
  const start = card.cover
    ? <Cover size="xs" title={card.title} author={card.cover.author} image={pictureAt(card.cover.id)} />
    : <span className="feed-sign" aria-hidden><Icon name="target" /></span>;
  return (
    <Row href={card.href ?? undefined} title={card.title} start={start} meta={said} end={<Rating rating={card.rating} scale={card.scale} />}>
      <PersonLine person={person} isMine={isMine} />
    </Row>
  );
}

function PersonLine({ person: { username, avatarId }, isMine }: Pick<ActivityRow, 'person' | 'isMine'>) {
  const { t } = useTranslation('feed');
  return (
    <p className="feed-person">
      <Avatar name={username} src={avatarId && filePaths.picture(avatarId, 64)} size="s" />
      {isMine ? t('you') : <a href={accountPaths.person(username)}>{username}</a>}
    </p>
  );
}
