import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { testDatabase } from '#tests/support/database.ts';

const { db } = await testDatabase();

const owners = ['a', 'b'].map((name) => ({ id: uuidv7(), username: name, usernameKey: name }));
const names = ['one', 'two', 'three'];
const ids = owners.map(({ id: ownerId }) => names.map((name) => ({ ownerId, name, author: uuidv7(), tag: uuidv7() })));

beforeEach(async () => {
  await db.user.deleteMany();
  await db.user.createMany({ data: owners });
  await db.author.createMany({ data: ids.flat().map(({ ownerId, name, author }) => ({ id: author, ownerId, name, nameKey: name, sortName: name })) });
  await db.tag.createMany({ data: ids.flat().map(({ ownerId, name, tag }) => ({ id: tag, ownerId, name, nameKey: name })) });
});

const kept = () => db.$queryRaw`
  SELECT "ownerId", "kind"::text, "year", "key", "books", "pages" FROM "ReadingTaste" WHERE ("books", "pages") <> (0, 0) ORDER BY 1, 2, 3, 4`;
/** Counted from what is there, in another way than the triggers do it. */
const recounted = () => db.$queryRaw`
  WITH finished AS (
    SELECT b.*, y."inYear" FROM "Reading" r JOIN "Book" b ON b."id" = r."bookId" AND b."deletedAt" IS NULL
      CROSS JOIN LATERAL (SELECT 0 AS "inYear" UNION ALL SELECT date_part('year', r."endedOn")::int WHERE r."endedOn" IS NOT NULL) y WHERE r."state" = 'finished'
  ), counted AS (
    SELECT "ownerId", 'all' AS "kind", "inYear", '' AS "key", "pages" FROM finished
    UNION ALL SELECT "ownerId", 'language', "inYear", COALESCE("language", ''), "pages" FROM finished
    UNION ALL SELECT "ownerId", 'rating', "inYear", COALESCE("rating"::text, ''), "pages" FROM finished
    UNION ALL SELECT "ownerId", 'length', "inYear", CASE WHEN "pages" IS NULL THEN '' WHEN "pages" >= 1000 THEN '10' ELSE floor("pages" / 100.0)::text END, "pages" FROM finished
    UNION ALL SELECT f."ownerId", 'author', f."inYear", a."authorId"::text, f."pages" FROM finished f JOIN "BookAuthor" a ON a."bookId" = f."id" AND a."role" = ''
    UNION ALL SELECT f."ownerId", 'tag', f."inYear", t."tagId"::text, f."pages" FROM finished f JOIN "BookTag" t ON t."bookId" = f."id"
  )
  SELECT "ownerId", "kind", "inYear"::smallint AS "year", "key", count(*) AS "books", COALESCE(sum("pages"), 0)::bigint AS "pages" FROM counted GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;

const pace = () => db.$queryRaw`SELECT "ownerId", "day"::text, "pages", "seconds" FROM "ReadingPace" WHERE ("pages", "seconds") <> (0, 0) ORDER BY 1, 2`;
const recountedPace = () => db.$queryRaw`
  SELECT s."ownerId", s."day"::text, sum(s."pages")::bigint AS "pages", sum(s."seconds")::bigint AS "seconds" FROM "ReadingSitting" s
    JOIN "Book" b ON b."id" = s."bookId" WHERE b."deletedAt" IS NULL AND s."pages" > 0 AND s."seconds" > 0 GROUP BY 1, 2 ORDER BY 1, 2`;

async function expectExact(): Promise<void> {
  expect(await kept()).toEqual(await recounted());
  expect(await pace()).toEqual(await recountedPace());
}

const dayOf = (index: number | null) => (index === null ? null : new Date(Date.UTC(2026, 11, 29 + index)));
const ended = fc.option(fc.integer({ min: 0, max: 5 }));
const details = {
  language: fc.constantFrom('ru', 'en', null), rating: fc.constantFrom(80, 100, null), pages: fc.constantFrom(90, 350, 999, 1_000, 2_500, null),
};
const links = fc.uniqueArray(fc.nat(2), { maxLength: 3 });
const shelved = fc.record({
  ...details, owner: fc.constantFrom(0, 1), inTrash: fc.boolean(), authors: links, translators: links, tags: links,
  readings: fc.array(fc.record({ isFinished: fc.boolean(), endedOn: ended }), { maxLength: 3 }),
  sittings: fc.array(fc.record({ day: fc.integer({ min: 0, max: 3 }), seconds: fc.constantFrom(0, 60, 900), pages: fc.constantFrom(0, 3, 20) }), { maxLength: 3 }),
});
const every = fc.integer({ min: 1, max: 3 });
const operation = fc.oneof(
  fc.record({ do: fc.constant('add' as const), books: fc.array(shelved, { maxLength: 5 }) }),
  fc.record({ do: fc.constant('change' as const), every, ...details }),
  fc.record({ do: fc.constant('end' as const), every, isFinished: fc.boolean(), endedOn: ended }),
  fc.record({ do: fc.constant('trash' as const), every, back: fc.boolean() }),
  fc.record({ do: fc.constant('change and trash' as const), every, back: fc.boolean(), ...details }),
  fc.record({ do: fc.constant('link' as const), every, authors: links, tags: links }),
  fc.record({ do: fc.constant('role' as const), every, role: fc.constantFrom('', 'translator') }),
  fc.record({ do: fc.constant('sit' as const), every, day: fc.integer({ min: 0, max: 3 }), seconds: fc.constantFrom(0, 300), pages: fc.constantFrom(0, 7) }),
  fc.record({ do: fc.constant('remove' as const), every, what: fc.constantFrom('book' as const, 'reading' as const, 'author' as const, 'tag' as const, 'link' as const, 'sitting' as const) }),
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;
type Shelved = typeof shelved extends fc.Arbitrary<infer T> ? T : never;

const known = async (kind: 'author' | 'tag') => new Set((kind === 'author' ? await db.author.findMany({ select: { id: true } }) : await db.tag.findMany({ select: { id: true } })).map(({ id }) => id));

async function shelve({ owner, inTrash, authors, translators, tags, readings, sittings, ...fields }: Shelved): Promise<void> {
  const [ownerId, bookId] = [owners[owner]!.id, uuidv7()];
  const [knownAuthors, knownTags] = [await known('author'), await known('tag')];
  await db.book.create({ data: { ...fields, id: bookId, ownerId, title: 't', titleKey: 't', matchKey: 't|', deletedAt: inTrash ? new Date() : null } });
  const written = [...authors.map((at) => ({ at, role: '' })), ...translators.filter((at) => !authors.includes(at)).map((at) => ({ at, role: 'translator' }))];
  await db.bookAuthor.createMany({ data: written.map(({ at, role }, position) => ({ bookId, authorId: ids[owner]![at]!.author, position, role })).filter(({ authorId }) => knownAuthors.has(authorId)) });
  await db.reading.createMany({ data: readings.map(({ isFinished, endedOn }) => ({ id: uuidv7(), bookId, ownerId, state: isFinished ? ('finished' as const) : ('stopped' as const), endedOn: dayOf(endedOn) })) });
  await db.bookTag.createMany({ data: tags.map((at) => ({ bookId, tagId: ids[owner]![at]!.tag })).filter(({ tagId }) => knownTags.has(tagId)) });
  await db.readingSitting.createMany({ data: sittings.map(({ day, seconds, pages }) => ({ id: uuidv7(), ownerId, bookId, startedAt: dayOf(day)!, endedAt: dayOf(day)!, day: dayOf(day)!, seconds, pages })) });
}

const some = async (rows: Promise<{ id: string }[]>, step: number) => ({ id: { in: (await rows).map(({ id }) => id).filter((_id, index) => index % step === 0) } });
const order = { select: { id: true }, orderBy: { id: 'asc' } } as const;

async function link(books: { id: string; ownerId: string }[], authors: number[], tags: number[]): Promise<void> {
  const [knownAuthors, knownTags] = [await known('author'), await known('tag')];
  const own = (ownerId: string) => ids[owners.findIndex(({ id }) => id === ownerId)]!;
  await db.bookAuthor.createMany({ skipDuplicates: true, data: books.flatMap(({ id: bookId, ownerId }) => authors.map((at) => ({ bookId, authorId: own(ownerId)[at]!.author, position: at }))).filter(({ authorId }) => knownAuthors.has(authorId)) });
  await db.bookTag.createMany({ skipDuplicates: true, data: books.flatMap(({ id: bookId, ownerId }) => tags.map((at) => ({ bookId, tagId: own(ownerId)[at]!.tag }))).filter(({ tagId }) => knownTags.has(tagId)) });
}

async function perform(step: Operation): Promise<void> {
  if (step.do === 'add') {
    for (const book of step.books) await shelve(book);
    return;
  }
  const books = await some(db.book.findMany(order), step.every);
  const bookId = { in: books.id.in };
  switch (step.do) {
    case 'change': await db.book.updateMany({ where: books, data: { language: step.language, rating: step.rating, pages: step.pages } }); return;
    case 'change and trash': await db.book.updateMany({ where: books, data: { language: step.language, rating: step.rating, pages: step.pages, deletedAt: step.back ? null : new Date() } }); return;
    case 'trash': await db.book.updateMany({ where: books, data: { deletedAt: step.back ? null : new Date() } }); return;
    case 'end': await db.reading.updateMany({ where: await some(db.reading.findMany(order), step.every), data: { state: step.isFinished ? 'finished' : 'stopped', endedOn: dayOf(step.endedOn) } }); return;
    case 'link': await link(await db.book.findMany({ where: books, select: { id: true, ownerId: true } }), step.authors, step.tags); return;
    case 'role': await db.bookAuthor.updateMany({ where: { bookId }, data: { role: step.role } }); return;
    case 'sit': await db.readingSitting.updateMany({ where: await some(db.readingSitting.findMany(order), step.every), data: { day: dayOf(step.day)!, seconds: step.seconds, pages: step.pages } }); return;
    case 'remove':
      if (step.what === 'book') await db.book.deleteMany({ where: books });
      else if (step.what === 'reading') await db.reading.deleteMany({ where: await some(db.reading.findMany(order), step.every) });
      else if (step.what === 'author') await db.author.deleteMany({ where: await some(db.author.findMany(order), step.every) });
      else if (step.what === 'tag') await db.tag.deleteMany({ where: await some(db.tag.findMany(order), step.every) });
      else if (step.what === 'sitting') await db.readingSitting.deleteMany({ where: await some(db.readingSitting.findMany(order), step.every) });
      else { await db.bookAuthor.deleteMany({ where: { bookId } }); await db.bookTag.deleteMany({ where: { bookId } }); }
  }
}

describe('what somebody reads', () => {
  test('equals a recount after any operations', async () => {
    await fc.assert(fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 10 }), async (steps) => {
      await db.book.deleteMany();
      await db.author.createMany({ skipDuplicates: true, data: ids.flat().map(({ ownerId, name, author }) => ({ id: author, ownerId, name, nameKey: name, sortName: name })) });
      await db.tag.createMany({ skipDuplicates: true, data: ids.flat().map(({ ownerId, name, tag }) => ({ id: tag, ownerId, name, nameKey: name })) });
      await expectExact();
      for (const step of steps) {
        await perform(step);
        await expectExact();
      }
    }), { numRuns: 20 });
  });

  test('equals a recount after many transactions at once about the same authors', async () => {
    const ownerId = owners[0]!.id;
    await Promise.all(Array.from({ length: 16 }, (_, index) => inTransaction(db, async (tx) => {
      const bookId = uuidv7();
      await tx.book.create({ data: { id: bookId, ownerId, title: 't', titleKey: 't', matchKey: 't|', pages: 100 + index, language: index % 2 ? 'ru' : 'en' } });
      await tx.reading.create({ data: { id: uuidv7(), bookId, ownerId, state: 'finished', endedOn: dayOf(index % 4) } });
      for (const at of [index % 3, (index + 1) % 3]) await tx.bookAuthor.create({ data: { bookId, authorId: ids[0]![at]!.author, position: at } });
      await tx.book.update({ where: { id: bookId }, data: { rating: 80 } });
      if (index % 4 === 0) await tx.book.update({ where: { id: bookId }, data: { deletedAt: new Date() } });
    }, { timeoutMs: 60_000 })));
    await expectExact();
    expect(await db.readingTaste.findUnique({ where: { ownerId_kind_year_key: { ownerId, kind: 'all', year: 0, key: '' } }, select: { books: true } })).toEqual({ books: 12n });
  });

  test('goes with its owner, and nobody else’s does', async () => {
    for (const owner of [0, 1] as const) {
      await shelve({ owner, inTrash: false, language: 'ru', rating: 80, pages: 350, authors: [0], translators: [], tags: [1], readings: [{ isFinished: true, endedOn: 0 }], sittings: [{ day: 0, seconds: 900, pages: 20 }] });
    }
    await db.user.delete({ where: { id: owners[0]!.id } });
    expect([await db.readingTaste.count({ where: { ownerId: owners[0]!.id } }), await db.readingPace.count({ where: { ownerId: owners[0]!.id } })]).toEqual([0, 0]);
    expect(await db.readingTaste.count({ where: { ownerId: owners[1]!.id, books: 1 } })).toBe(12);
    await expectExact();
  });
});
