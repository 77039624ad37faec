import { v7 as uuidv7 } from 'uuid';
import { usernameKey } from '#app/kernel/accounts/model/username.ts';
import { hashPassword } from '#app/kernel/accounts/password-hash.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db, Tx } from '#app/platform/db/client.server.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { crowdSizes, shelfMaker } from './crowd-shelf.ts';
import type { CrowdSizes, Stretch } from './crowd-shelf.ts';
import { demoPassword } from './people.ts';

const zone = 'Europe/Moscow';
const stretchSize = 5_000;

type Member = { id: string; username: string; books: number };

/** Ten thousand people and a million moments of reading, to measure on. The first people's names say how many books they have. */
export async function putCrowd(db: Db, now: Date, sizes: CrowdSizes = crowdSizes): Promise<string[]> {
  const members = membersOf(sizes);
  if (await db.user.count({ where: { username: members[0]!.username } })) return ['the crowd is here already'];
  await putMembers(db, members, now);
  const today = dayInZone(now, zone);
  for (const batch of batchesOf(members)) {
    const makers = batch.map((member) => ({ member, make: shelfMaker(member.id, today) }));
    const stretches = (function* () {
      for (const { member, make } of makers) for (let from = 0; from < member.books; from += stretchSize) yield make(from, Math.min(member.books, from + stretchSize));
    })();
    for (const stretch of joined(stretches)) await inTransaction(db, (tx) => putStretch(tx, stretch), { timeoutMs: 120_000 });
  }
  const moments = await putProgress(db, sizes.progress);
  await inTransaction(db, (tx) => tx.$executeRaw`ANALYZE`, { timeoutMs: 120_000 });
  const books = members.reduce((sum, member) => sum + member.books, 0);
  return [`${members.length} people, ${books} books, ${moments} moments of reading`, `Sign in as ${members.slice(0, sizes.shelves.length).map((member) => member.username).join(', ')} with the password: ${demoPassword}`];
}

const membersOf = ({ people, shelves, smallShelf }: CrowdSizes): Member[] =>
  Array.from({ length: people }, (_, index) => {
    const size = shelves[index];
    return { id: uuidv7(), username: size === undefined ? `crowd-${index + 1}` : `shelf-${size}`, books: size ?? smallShelf };
  });

async function putMembers(db: Db, members: Member[], now: Date): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  for (let from = 0; from < members.length; from += 1_000) {
    await db.user.createMany({
      data: members.slice(from, from + 1_000).map(({ id, username }, index) => {
        const joinedAt = new Date(now.getTime() - (from + index) * 3_600_000);
        const email = `${username}@kruzhok.example`;
        return { id, username, usernameKey: usernameKey(username), email, emailKey: email, emailProvenAt: joinedAt, passwordHash, timeZone: zone, joinedAt, lastSeenAt: joinedAt };
      }),
    });
  }
}

/** Big shelves alone, small ones together. */
function* batchesOf(members: Member[]): Generator<Member[]> {
  let batch: Member[] = [];
  let books = 0;
  for (const member of members) {
    batch.push(member);
    books += member.books;
    if (books < stretchSize) continue;
    yield batch;
    [batch, books] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

function* joined(stretches: Iterable<Stretch>): Generator<Stretch> {
  let sum: Stretch | null = null;
  for (const stretch of stretches) {
    if (sum) for (const key of Object.keys(sum) as (keyof Stretch)[]) (sum[key] as unknown[]).push(...stretch[key]);
    else sum = stretch;
    if (sum.books.length < stretchSize) continue;
    yield sum;
    sum = null;
  }
  if (sum) yield sum;
}

/** One statement a table: the row type of the table itself says how the JSON is read. */
async function putStretch(tx: Tx, stretch: Stretch): Promise<void> {
  const json = (rows: unknown[]) => JSON.stringify(rows);
  await tx.$executeRaw`INSERT INTO "Author" ("id", "ownerId", "name", "nameKey", "sortName") SELECT r."id", r."ownerId", r."name", r."nameKey", r."sortName" FROM jsonb_populate_recordset(NULL::"Author", ${json(stretch.authors)}::jsonb) r`;
  await tx.$executeRaw`INSERT INTO "Tag" ("id", "ownerId", "name", "nameKey") SELECT r."id", r."ownerId", r."name", r."nameKey" FROM jsonb_populate_recordset(NULL::"Tag", ${json(stretch.tags)}::jsonb) r`;
  await tx.$executeRaw`
    INSERT INTO "Book" ("id", "ownerId", "title", "titleKey", "matchKey", "authorSort", "language", "pages", "year", "priority", "state", "rating",
      "currentPage", "currentPermille", "pagesRead", "timesRead", "lastFinishedOn", "lastMovedAt", "searchText", "addedAt", "updatedAt")
    SELECT r."id", r."ownerId", r."title", r."titleKey", r."matchKey", r."authorSort", r."language", r."pages", r."year", r."priority", r."state", r."rating",
      r."currentPage", r."currentPermille", r."pagesRead", r."timesRead", r."lastFinishedOn", r."lastMovedAt", r."searchText", r."addedAt", r."updatedAt"
    FROM jsonb_populate_recordset(NULL::"Book", ${json(stretch.books)}::jsonb) r`;
  await tx.$executeRaw`INSERT INTO "BookAuthor" ("bookId", "authorId", "position") SELECT r."bookId", r."authorId", r."position" FROM jsonb_populate_recordset(NULL::"BookAuthor", ${json(stretch.bookAuthors)}::jsonb) r ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`INSERT INTO "BookTag" ("bookId", "tagId") SELECT r."bookId", r."tagId" FROM jsonb_populate_recordset(NULL::"BookTag", ${json(stretch.bookTags)}::jsonb) r ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO "Reading" ("id", "bookId", "ownerId", "state", "startedOn", "endedOn", "createdAt")
    SELECT r."id", r."bookId", r."ownerId", r."state", r."startedOn", r."endedOn", r."createdAt" FROM jsonb_populate_recordset(NULL::"Reading", ${json(stretch.readings)}::jsonb) r`;
}

/**
 * Moments of reading in evening steps from the first page to where each book stands, `wanted` in all: the first readings
 * get one more step than the others, so that the sum is exact.
 */
async function putProgress(db: Db, wanted: number): Promise<number> {
  const readings = await db.reading.findMany({ where: { owner: { OR: [{ username: { startsWith: 'crowd-' } }, { username: { startsWith: 'shelf-' } }] } }, orderBy: { id: 'asc' }, select: { id: true } });
  const steps = Math.floor(wanted / readings.length);
  const longer = wanted % readings.length;
  let written = 0;
  for (let from = 0; from < readings.length; from += stretchSize) {
    const ids = readings.slice(from, from + stretchSize).map((reading) => reading.id);
    const split = Math.min(ids.length, Math.max(0, longer - from));
    written += await inTransaction(db, async (tx) => (await putSteps(tx, ids.slice(0, split), steps + 1)) + (await putSteps(tx, ids.slice(split), steps)), { timeoutMs: 120_000 });
  }
  return written;
}

const putSteps = (tx: Tx, readingIds: string[], steps: number): Promise<number> => tx.$executeRaw`
  WITH step AS (
    SELECT r."id", r."bookId", r."ownerId", b."pages", k, (b."currentPage" * k / ${steps}::int) AS "page", (b."currentPage" * (k - 1) / ${steps}::int) AS "before",
      r."startedOn" + ((k - 1) * 12 / ${steps}::int) AS "on"
    FROM "Reading" r JOIN "Book" b ON b."id" = r."bookId", generate_series(1, ${steps}::int) AS k
    WHERE r."id" = ANY(${readingIds}::uuid[])
  )
  INSERT INTO "ProgressEntry" ("id", "readingId", "bookId", "ownerId", "at", "day", "page", "permille", "pagesAdvanced")
  SELECT gen_random_uuid(), "id", "bookId", "ownerId", ("on" + time '18:00' + k * interval '1 second') AT TIME ZONE 'UTC', "on", "page", "page" * 1000 / "pages", "page" - "before"
  FROM step`;
