import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { keepShelfParts } from '#app/domains/library/commands/keep-shelf-parts.server.ts';
import { priorities } from '#app/domains/library/model/priority.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { until } from '#tests/support/until.ts';

const { db } = await testDatabase();

const owners = ['a', 'b'].map((name) => ({ id: uuidv7(), username: name, usernameKey: name }));
const names = ['one', 'two', 'three'];
const ids = owners.map(({ id: ownerId }) => names.map((name) => ({ ownerId, name, author: uuidv7(), tag: uuidv7() })));
const tagOf = (at: number) => ({ kind: 'tag', value: ids[0]![at]!.tag });

async function putNames(): Promise<void> {
  await db.author.createMany({ skipDuplicates: true, data: ids.flat().map(({ ownerId, name, author }) => ({ id: author, ownerId, name, nameKey: name, sortName: name })) });
  await db.tag.createMany({ skipDuplicates: true, data: ids.flat().map(({ ownerId, name, tag }) => ({ id: tag, ownerId, name, nameKey: name })) });
}

beforeEach(async () => {
  await db.user.deleteMany();
  await db.user.createMany({ data: owners });
  await putNames();
});

const kept = () => db.$queryRaw`
  SELECT "partId", "day"::text, "pages", "books", "seconds" FROM "ShelfPartDay" WHERE ("pages", "books", "seconds") <> (0, 0, 0) ORDER BY 1, 2`;
/** Counted from what is there, in another way than the triggers do it. */
const recounted = () => db.$queryRaw`
  SELECT p."id" AS "partId", f."day"::text, sum(f."pages")::bigint AS "pages", sum(f."books")::bigint AS "books", sum(f."seconds")::bigint AS "seconds" FROM "ShelfPart" p
    JOIN "Book" b ON b."ownerId" = p."ownerId" AND b."deletedAt" IS NULL AND (b."priority" = p."priority"
      OR EXISTS (SELECT FROM "BookTag" t WHERE t."bookId" = b."id" AND t."tagId" = p."tagId")
      OR EXISTS (SELECT FROM "BookAuthor" a WHERE a."bookId" = b."id" AND a."authorId" = p."authorId" AND a."role" = ''))
    JOIN (SELECT e."bookId", e."day", e."pagesAdvanced" AS "pages", 0 AS "books", 0 AS "seconds" FROM "ProgressEntry" e WHERE e."retractedAt" IS NULL
      UNION ALL SELECT r."bookId", r."endedOn", 0, 1, 0 FROM "Reading" r WHERE r."state" = 'finished' AND r."endedOn" IS NOT NULL
      UNION ALL SELECT s."bookId", s."day", 0, 0, s."seconds" FROM "ReadingSitting" s) f ON f."bookId" = b."id"
    GROUP BY 1, 2 HAVING (sum(f."pages"), sum(f."books"), sum(f."seconds")) <> (0, 0, 0) ORDER BY 1, 2`;
const expectExact = async () => expect(await kept()).toEqual(await recounted());

const dayOf = (index: number) => new Date(Date.UTC(2026, 11, 29 + index));
const day = fc.nat(3);
const places = fc.uniqueArray(fc.nat(2), { maxLength: 3 });
const rank = fc.nat(3);
const shelved = fc.record({
  owner: fc.constantFrom(0, 1), inTrash: fc.boolean(), priority: rank, authors: places, translators: places, tags: places,
  entries: fc.array(fc.record({ day, pages: fc.nat(40), retracted: fc.boolean() }), { maxLength: 4 }),
  endedOn: fc.option(day), isFinished: fc.boolean(), sittings: fc.array(fc.record({ day, seconds: fc.constantFrom(0, 60, 900) }), { maxLength: 2 }),
});
const every = fc.integer({ min: 1, max: 3 });
const operation = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('add' as const), books: fc.array(shelved, { maxLength: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('keep' as const), owner: fc.constantFrom(0, 1), authors: places, tags: places, ranks: fc.uniqueArray(rank) }) },
  fc.record({ do: fc.constant('retract' as const), every, back: fc.boolean() }),
  fc.record({ do: fc.constant('end' as const), every, isFinished: fc.boolean(), endedOn: fc.option(day) }),
  fc.record({ do: fc.constant('sit' as const), every, day, seconds: fc.constantFrom(0, 300) }),
  fc.record({ do: fc.constant('trash' as const), every, back: fc.boolean() }),
  fc.record({ do: fc.constant('want' as const), every, priority: rank, back: fc.option(fc.boolean()) }),
  fc.record({ do: fc.constant('link' as const), every, authors: places, tags: places }),
  fc.record({ do: fc.constant('role' as const), every, role: fc.constantFrom('', 'translator') }),
  fc.record({ do: fc.constant('retag' as const), to: fc.nat(2) }),
  fc.record({ do: fc.constant('remove' as const), every, what: fc.constantFrom('book' as const, 'reading' as const, 'entry' as const, 'sitting' as const, 'author' as const, 'tag' as const, 'link' as const) }),
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;
type Shelved = typeof shelved extends fc.Arbitrary<infer T> ? T : never;

const known = async (kind: 'author' | 'tag') => new Set((kind === 'author' ? await db.author.findMany({ select: { id: true } }) : await db.tag.findMany({ select: { id: true } })).map(({ id }) => id));

async function link(books: { id: string; ownerId: string }[], links: { authors: number[]; translators?: number[]; tags: number[] }): Promise<void> {
  const [authors, tags] = [await known('author'), await known('tag')];
  const own = (ownerId: string) => ids[owners.findIndex(({ id }) => id === ownerId)]!;
  const written = [...links.authors.map((at) => ({ at, role: '' })), ...(links.translators ?? []).map((at) => ({ at, role: 'translator' }))];
  await db.bookAuthor.createMany({ skipDuplicates: true, data: books.flatMap(({ id: bookId, ownerId }) => written.map(({ at, role }) => ({ bookId, authorId: own(ownerId)[at]!.author, position: at, role }))).filter(({ authorId }) => authors.has(authorId)) });
  await db.bookTag.createMany({ skipDuplicates: true, data: books.flatMap(({ id: bookId, ownerId }) => links.tags.map((at) => ({ bookId, tagId: own(ownerId)[at]!.tag }))).filter(({ tagId }) => tags.has(tagId)) });
}

async function shelve({ owner, inTrash, priority, entries, endedOn, isFinished, sittings, ...links }: Shelved): Promise<string> {
  const [ownerId, bookId, readingId] = [owners[owner]!.id, uuidv7(), uuidv7()];
  await db.book.create({ data: { id: bookId, ownerId, priority, title: 't', titleKey: 't', matchKey: 't|', deletedAt: inTrash ? new Date() : null } });
  await db.reading.create({ data: { id: readingId, bookId, ownerId, state: isFinished ? 'finished' : 'stopped', endedOn: endedOn === null ? null : dayOf(endedOn) } });
  await link([{ id: bookId, ownerId }], links);
  await db.progressEntry.createMany({ data: entries.map((one) => ({ readingId, bookId, ownerId, day: dayOf(one.day), permille: 100, pagesAdvanced: one.pages, retractedAt: one.retracted ? new Date() : null })) });
  await db.readingSitting.createMany({ data: sittings.map((one) => ({ id: uuidv7(), ownerId, bookId, startedAt: dayOf(one.day), endedAt: dayOf(one.day), day: dayOf(one.day), seconds: one.seconds, pages: 1 })) });
  return bookId;
}

const some = async (rows: Promise<{ id: string }[]>, step: number) => ({ id: { in: (await rows).map(({ id }) => id).filter((_id, index) => index % step === 0) } });
const order = { select: { id: true }, orderBy: { id: 'asc' } } as const;
const keep = (owner: number, filters: { kind: string; value: string }[]) => inTransaction(db, (tx) => keepShelfParts(tx, owners[owner]!.id, filters));

async function perform(step: Exclude<Operation, { do: 'add' | 'keep' | 'retag' | 'remove' }>): Promise<void> {
  const books = await some(db.book.findMany(order), step.every);
  switch (step.do) {
    case 'retract': await db.progressEntry.updateMany({ where: await some(db.progressEntry.findMany(order), step.every), data: { retractedAt: step.back ? null : new Date() } }); return;
    case 'end': await db.reading.updateMany({ where: await some(db.reading.findMany(order), step.every), data: { state: step.isFinished ? 'finished' : 'stopped', endedOn: step.endedOn === null ? null : dayOf(step.endedOn) } }); return;
    case 'sit': await db.readingSitting.updateMany({ where: await some(db.readingSitting.findMany(order), step.every), data: { day: dayOf(step.day), seconds: step.seconds } }); return;
    case 'trash': await db.book.updateMany({ where: books, data: { deletedAt: step.back ? null : new Date() } }); return;
    case 'want': await db.book.updateMany({ where: books, data: { priority: step.priority, ...(step.back === null ? {} : { deletedAt: step.back ? null : new Date() }) } }); return;
    case 'link': await link(await db.book.findMany({ where: books, select: { id: true, ownerId: true } }), step); return;
    case 'role': await db.bookAuthor.updateMany({ where: { bookId: books.id }, data: { role: step.role } });
  }
}

async function remove({ every: step, what }: Extract<Operation, { do: 'remove' }>): Promise<void> {
  switch (what) {
    case 'book': await db.book.deleteMany({ where: await some(db.book.findMany(order), step) }); return;
    case 'reading': await db.reading.deleteMany({ where: await some(db.reading.findMany(order), step) }); return;
    case 'entry': await db.progressEntry.deleteMany({ where: await some(db.progressEntry.findMany(order), step) }); return;
    case 'sitting': await db.readingSitting.deleteMany({ where: await some(db.readingSitting.findMany(order), step) }); return;
    case 'author': await db.author.deleteMany({ where: await some(db.author.findMany(order), step) }); return;
    case 'tag': await db.tag.deleteMany({ where: await some(db.tag.findMany(order), step) }); return;
    case 'link': {
      const bookId = (await some(db.book.findMany(order), step)).id;
      await db.bookAuthor.deleteMany({ where: { bookId } });
      await db.bookTag.deleteMany({ where: { bookId } });
    }
  }
}

async function operate(step: Operation): Promise<void> {
  if (step.do === 'add') {
    for (const book of step.books) await shelve(book);
  } else if (step.do === 'keep') {
    const of = ids[step.owner]!;
    await keep(step.owner, [...step.tags.map((at) => ({ kind: 'tag', value: of[at]!.tag })), ...step.authors.map((at) => ({ kind: 'author', value: of[at]!.author })), ...step.ranks.map((at) => ({ kind: 'priority', value: priorities[at]! }))]);
  } else if (step.do === 'retag') {
    // Whole tags change places, as no command of ours does it yet: only where the new one is there and not on the book already.
    await db.$executeRaw`UPDATE "BookTag" t SET "tagId" = ${ids[0]![step.to]!.tag}::uuid WHERE t."tagId" = ${ids[0]![(step.to + 1) % 3]!.tag}::uuid
      AND EXISTS (SELECT FROM "Tag" n WHERE n."id" = ${ids[0]![step.to]!.tag}::uuid) AND NOT EXISTS (SELECT FROM "BookTag" o WHERE o."bookId" = t."bookId" AND o."tagId" = ${ids[0]![step.to]!.tag}::uuid)`;
  } else if (step.do === 'remove') await remove(step);
  else await perform(step);
}

const book = (more: Partial<Shelved> = {}): Shelved => ({
  owner: 0, inTrash: false, priority: 3, authors: [0], translators: [], tags: [0], entries: [{ day: 0, pages: 30, retracted: false }], endedOn: 1, isFinished: true, sittings: [{ day: 0, seconds: 60 }], ...more,
});
const sums = async () => (await db.shelfPartDay.findMany({ select: { pages: true, books: true, seconds: true } }))
  .reduce((all, one) => all.map((value, at) => value + Number([one.pages, one.books, one.seconds][at])), [0, 0, 0]);

describe('the days of parts of a shelf', () => {
  test('equal a recount after any operations, whenever they were begun to be kept', async () => {
    await fc.assert(fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 14 }), async (steps) => {
      await db.book.deleteMany();
      await db.shelfPart.deleteMany();
      await putNames();
      for (const step of steps) {
        await operate(step);
        await expectExact();
      }
    }), { numRuns: 30 });
  });

  test('are those that are asked for, of the person’s own names, and no others', async () => {
    await shelve(book());
    const asked = [tagOf(0), { kind: 'author', value: ids[0]![0]!.author }, { kind: 'priority', value: 'high' }];
    await keep(0, [...asked, tagOf(0), { kind: 'tag', value: ids[1]![0]!.tag }, { kind: 'tag', value: 'nonsense' }, { kind: 'priority', value: 'enormous' }, { kind: 'book', value: uuidv7() }]);
    const parts = () => db.shelfPart.findMany({ orderBy: [{ tagId: 'asc' }, { authorId: 'asc' }], select: { ownerId: true, tagId: true, authorId: true, priority: true } });
    const ofOwner = { ownerId: owners[0]!.id, tagId: null, authorId: null, priority: null };
    expect(await parts()).toEqual([{ ...ofOwner, tagId: ids[0]![0]!.tag }, { ...ofOwner, authorId: ids[0]![0]!.author }, { ...ofOwner, priority: 3 }]);
    expect(await sums()).toEqual([90, 3, 180]);
    await keep(0, asked.slice(1, 2));
    expect(await parts()).toEqual([{ ...ofOwner, authorId: ids[0]![0]!.author }]);
    expect(await sums()).toEqual([30, 1, 60]);
  });

  test('what is written while a part is filled, and what was written just before, counts once', async () => {
    const bookId = await shelve(book());
    const ownerId = owners[0]!.id;
    const { id: readingId } = await db.reading.findFirstOrThrow({ where: { bookId } });
    const entry = () => ({ readingId, bookId, ownerId, day: dayOf(0), permille: 500, pagesAdvanced: 10 });
    const someoneWaits = () => until(async () => (await db.$queryRaw<object[]>`SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database AND d.datname = current_database() WHERE l.locktype = 'advisory' AND NOT l.granted`).length > 0 || null);
    let waiting: Promise<unknown> = Promise.resolve();
    await inTransaction(db, async (tx) => {
      await tx.progressEntry.create({ data: entry() });
      waiting = keep(0, [tagOf(0)]);
      await someoneWaits();
    });
    await waiting;
    expect(await sums()).toEqual([40, 1, 60]);
    await inTransaction(db, async (tx) => {
      await keepShelfParts(tx, ownerId, [tagOf(0), { kind: 'priority', value: 'high' }]);
      waiting = db.progressEntry.createMany({ data: [entry()] }).then(() => undefined);
      await someoneWaits();
    });
    await waiting;
    expect(await sums()).toEqual([100, 2, 120]);
    await expectExact();
  });

  test('equal a recount after many transactions at once, while parts come and go', async () => {
    const ownerId = owners[0]!.id;
    const write = (index: number) => inTransaction(db, async (tx) => {
      const [bookId, readingId] = [uuidv7(), uuidv7()];
      await tx.book.create({ data: { id: bookId, ownerId, title: 't', titleKey: 't', matchKey: 't|', priority: index % 4 } });
      await tx.reading.create({ data: { id: readingId, bookId, ownerId, state: 'finished', endedOn: dayOf(index % 3) } });
      for (const at of [index % 3, (index + 1) % 3]) await tx.bookTag.create({ data: { bookId, tagId: ids[0]![at]!.tag } });
      await tx.progressEntry.createMany({ data: [0, 1].map((at) => ({ readingId, bookId, ownerId, day: dayOf(at), permille: 500, pagesAdvanced: 10 })) });
      if (index % 4 === 0) await tx.book.update({ where: { id: bookId }, data: { deletedAt: new Date() } });
    }, { timeoutMs: 60_000 });
    const choose = (index: number) => keep(0, [tagOf(index % 3), ...(index % 2 ? [tagOf((index + 1) % 3), { kind: 'priority', value: 'low' }] : [])]);
    await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 5 === 2 ? choose(index) : write(index))));
    await expectExact();
    await keep(0, [tagOf(0), tagOf(1), { kind: 'priority', value: 'low' }]);
    await expectExact();
    expect(await sums()).not.toEqual([0, 0, 0]);
  });

  test('go with their tag, their author, their owner, and nobody else’s do', async () => {
    for (const owner of [0, 1] as const) {
      await shelve(book({ owner }));
      await keep(owner, [{ kind: 'tag', value: ids[owner]![0]!.tag }, { kind: 'author', value: ids[owner]![0]!.author }, { kind: 'priority', value: 'high' }]);
    }
    const count = (owner: number) => db.shelfPartDay.count({ where: { part: { ownerId: owners[owner]!.id } } });
    expect([await count(0), await count(1)]).toEqual([6, 6]);
    await db.tag.delete({ where: { id: ids[0]![0]!.tag } });
    await db.author.delete({ where: { id: ids[0]![0]!.author } });
    expect([await count(0), await count(1)]).toEqual([2, 6]);
    await expectExact();
    await db.user.delete({ where: { id: owners[0]!.id } });
    expect([await db.shelfPart.count({ where: { ownerId: owners[0]!.id } }), await count(0), await count(1)]).toEqual([0, 0, 6]);
    await expectExact();
  });
});
