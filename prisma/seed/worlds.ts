import { ensureOwner } from '#app/kernel/accounts/index.server.ts';
import { usernameKey } from '#app/kernel/accounts/model/username.ts';
import { hashPassword } from '#app/kernel/accounts/password-hash.server.ts';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { putCrowd } from './crowd.ts';
import { putTitleCrowd } from './crowd-titles.ts';
import { putGoals } from './goals.ts';
import { putNews } from './news.ts';
import { demoPassword, demoPeople } from './people.ts';
import type { DemoPerson } from './people.ts';
import { putLibrary } from './person-library.ts';
import { demoProfiles } from './profiles.ts';
import { putTitles } from './titles.ts';

/** Puts a world beside whatever is there and tells what it did. Twice in a row changes nothing the second time. */
export type World = (house: SeedHouse) => Promise<string[]>;

/** What a world is put into. */
export type SeedHouse = { db: Db; databaseUrl: string; files: FileKeeping; now: Date; timeZone: string };

const empty: World = async ({ db, timeZone }) => {
  const owner = await ensureOwner(db, { timeZone });
  return [owner ? `owner login: ${owner.login} password: ${owner.password}` : 'there is an owner already'];
};

const demo: World = async (house) => {
  const { db, now } = house;
  const lines = await empty(house);
  const passwordHash = await hashPassword(demoPassword);
  for (const person of demoPeople) {
    const books = await putPerson(db, person, passwordHash, now);
    lines.push(books === null ? `${person.username}: here already` : `${person.username}: ${books} books`);
  }
  const present = await db.user.findMany({ where: { id: { in: demoPeople.map(({ id }) => id) } }, select: { id: true } });
  const titles = await putTitles(house, demoPeople.filter((person) => present.some(({ id }) => id === person.id)));
  lines.push(titles === null ? 'titles: here already' : `titles: ${titles}`);
  return [...lines, `Sign in as ${demoPeople.map((person) => person.username).join(', ')} with the password: ${demoPassword}`];
};

/** Rooms of which somebody lets the circle hear, beside Titles, where each review and walk says it of itself. */
const sharedRooms: Record<string, string[]> = { ilya: ['library', 'goals'], kate: ['library'], tom: ['library'] };

/** A person and their library, or nothing at all; null when they were here before. */
async function putPerson(db: Db, person: DemoPerson, passwordHash: string, now: Date): Promise<number | null> {
  const { id, username, firstName, lastName, email, locale, habits } = person;
  const { links = [], ...profile } = demoProfiles[username] ?? {};
  return inTransaction(db, async (tx) => {
    const joinedAt = new Date(now.getTime() - 730 * 86_400_000);
    const row = {
      id, username, usernameKey: usernameKey(username), firstName, lastName, email, emailKey: email, emailProvenAt: joinedAt, passwordHash, locale,
      timeZone: habits.timeZone, joinedAt, lastSeenAt: now, ...profile,
    };
    const { count } = await tx.user.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) return null;
    await tx.profileLink.createMany({ data: links.map((link, position) => ({ ...link, userId: id, position })) });
    await tx.sharingChoice.createMany({ data: (sharedRooms[username] ?? []).map((room) => ({ userId: id, room, isShared: true })) });
    const books = await putLibrary(tx, person, dayInZone(now, habits.timeZone));
    await putGoals(tx, person, dayInZone(now, habits.timeZone));
    await putNews(tx, id, now);
    return books;
  }, { timeoutMs: 60_000 });
}

const crowded: World = async (house) => [...(await empty(house)), ...(await putCrowd(house.db, house.now))];

const crowdedTitles: World = async (house) => [...(await empty(house)), ...(await putTitleCrowd(house.databaseUrl, house.now))];

export const worlds: Record<string, World> = { empty, demo, crowded, 'crowded-titles': crowdedTitles };
