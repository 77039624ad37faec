import { v7 as uuidv7 } from 'uuid';
import { libraryManifest } from '#app/domains/library/manifest.server.ts';
import { titlesManifest } from '#app/domains/titles/manifest.server.ts';
import { chooseSharing, createFeedDesk, listActivities } from '#app/engines/feed/index.server.ts';
import type { FeedDesk } from '#app/engines/feed/index.server.ts';
import { createGoalFeed } from '#app/engines/goals/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { desk as goals, goalPerson } from '../goals/scene.ts';
import type { GoalPerson } from '../goals/scene.ts';

/** The desk as the house has it. */
export const feed = createFeedDesk([libraryManifest.feed, titlesManifest.feed, createGoalFeed(goals)]);

export type FeedPerson = GoalPerson & { feed: FeedDesk };

/** Facts get their day from the database's clock, so people live now. */
export const feedPerson = async (db: Db, name: string, options: { now?: string; timeZone?: string } = {}): Promise<FeedPerson> =>
  ({ ...(await goalPerson(db, name, { now: new Date().toISOString(), ...options })), feed });

/** What the feed has of a person, oldest first: kind, day and what is to be known of it. */
export async function rowsOf(ctx: FeedPerson): Promise<string[]> {
  const rows = await ctx.db.activity.findMany({ where: { userId: ctx.viewer.id }, orderBy: [{ day: 'asc' }, { kind: 'desc' }, { part: 'asc' }] });
  return rows.map(({ kind, day, part, isShared, isHidden }) => [kind, day.toISOString().slice(0, 10), part || '', isShared ? 'shared' : '', isHidden ? 'hidden' : ''].filter(Boolean).join(' '));
}

/** What a viewer sees: who, what happened, about what. */
export async function seenBy(ctx: FeedPerson, take = 50): Promise<string[]> {
  const { rows } = await listActivities(ctx, { after: null, take });
  return rows.map(({ person, card }) => `${person.username}: ${card.key.split(':')[1]} ${card.title}`);
}

export const shares = (ctx: FeedPerson, ...rooms: string[]) => chooseSharing(ctx, { rooms: Object.fromEntries(['library', 'goals'].map((room) => [room, rooms.includes(room) ? 'members' as const : 'nobody' as const])) });

export async function givenTitle(db: Db, values: { name?: string; type?: 'film' | 'series' | 'anime' | 'game'; originalName?: string; searchText?: string; year?: number } = {}): Promise<string> {
  const { name = 'Solaris', type = 'film', ...rest } = values;
  const nameKey = name.toLowerCase().replaceAll('ё', 'е');
  const id = uuidv7();
  await db.title.create({ data: { id, type, name, nameKey, searchText: [nameKey, rest.originalName?.toLowerCase()].filter(Boolean).join(' '), ...rest } });
  return id;
}

export const day = (text: string) => new Date(`${text}T00:00:00Z`);
