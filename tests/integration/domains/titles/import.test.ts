import { v7 as uuidv7 } from 'uuid';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { exportAnimeAsXml, exportFilmsAsCsv, exportTitlesAsJson, mergeTitles, removeReview, removeWalk, restoreWalk, titlesImporter } from '#app/domains/titles/index.server.ts';
import { walkStates } from '#app/domains/titles/model/walk-state.ts';
import { applyImport, confirmImport } from '#app/engines/transfer/imports/commands/apply-import.server.ts';
import { chooseImportRows } from '#app/engines/transfer/imports/commands/choose-import-rows.server.ts';
import { undoImport, requestUndo } from '#app/engines/transfer/imports/commands/undo-import.server.ts';
import { getImport } from '#app/engines/transfer/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { testDatabase } from '#tests/support/database.ts';
import { letterboxdZip } from '#tests/support/zip-of.ts';
import { person } from '../library/scene.ts';
import { applied, dryRun, dump, fixture, kindsOf, rowsOf, undone, workOf } from './import-scene.ts';

const { db } = await testDatabase({ poolSize: 8 });
afterEach(async () => void (await db.title.deleteMany({})));

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const files: [string, () => Promise<Buffer>][] = [
  ['mal.xml', async () => fixture('mal.xml')], ['mal.xml.gz', async () => gzipSync(fixture('mal.xml'))], ['shikimori.xml', async () => fixture('shikimori.xml')],
  ['letterboxd.zip', letterboxdZip], ['imdb.csv', async () => fixture('imdb.csv')], ['how-long-to-beat.csv', async () => fixture('how-long-to-beat.csv')],
];
const mine = (ctx: MemberCtx, name: string) => db.title.findFirstOrThrow({
  where: { name, OR: [{ walks: { some: { userId: ctx.viewer.id } } }, { reviews: { some: { userId: ctx.viewer.id } } }] },
  include: { walks: { where: { userId: ctx.viewer.id }, include: { past: { orderBy: { number: 'asc' } }, changes: true } }, reviews: { where: { userId: ctx.viewer.id } }, versions: true, sources: true, credits: true },
});
const mal = (rows: string) => `<myanimelist>${rows}</myanimelist>`;
const anime = (id: number, name: string, fields = '<my_status>Completed</my_status>') => `<anime><series_animedb_id>${id}</series_animedb_id><series_title>${name}</series_title>${fields}</anime>`;
async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let whole = '';
  for await (const piece of pieces) whole += piece;
  return whole;
}

describe('a first import', () => {
  test('brings walks with their earlier times, reviews and new titles with a first version', async () => {
    const ctx = await person(db, 'mal');
    const id = await applied(ctx, fixture('mal.xml'));
    expect(await db.libraryImport.findUnique({ where: { id } })).toMatchObject({ room: 'titles', source: 'mal', state: 'applied', totalRows: 3, appliedRows: 3 });
    const title = await mine(ctx, 'Cowboy Bebop');
    expect(title).toMatchObject({ type: 'anime', nameKey: 'cowboy bebop', episodes: 26, createdById: ctx.viewer.id, version: 1, ratingSum: 100, ratingCount: 1, sources: [{ source: 'mal', externalId: '1' }], versions: [{ number: 1, details: { name: 'Cowboy Bebop', episodes: 26 } }] });
    expect(title.walks).toMatchObject([{ state: 'completed', startedOn: day('2019-02-01'), endedOn: day('2019-03-31'), runs: 3, importId: id, isShared: true, past: [{ number: 1, state: 'completed' }, { number: 2 }], changes: [{ run: 3, state: 'completed' }], updatedAt: new Date('2019-03-31T09:00:00Z') }]);
    expect(title.reviews).toMatchObject([{ rating: 100, text: 'Space, jazz & smoke.\n\nSee you <somewhere>.', importId: id, isShared: true }]);
    expect(ctx.published.map(({ event }) => event)).toEqual(['titles.import-done']);
  });

  test('of what is nobody else’s to see stays so', async () => {
    const ctx = await person(db, 'quietly');
    await db.titlesPreference.create({ data: { userId: ctx.viewer.id, walksSeenBy: 'nobody', reviewsSeenBy: 'nobody' } });
    await applied(ctx, fixture('mal.xml'));
    const title = await mine(ctx, 'Cowboy Bebop');
    expect([title.walks[0]?.isShared, title.reviews[0]?.isShared, title.ratingCount]).toEqual([false, false, 0]);
  });

  test('finds what somebody else has added, by its id elsewhere or by its exact name, type and year', async () => {
    const [first, second] = [await person(db, 'first'), await person(db, 'second')];
    await applied(first, fixture('imdb.csv'));
    await db.title.create({ data: { type: 'film', name: 'Solaris', nameKey: 'solaris', year: 1972, genres: [] } });
    const id = await dryRun(second, await letterboxdZip());
    expect(await kindsOf(second, id)).toEqual(['update', 'new', 'update', 'new']);
    await confirmImport(second, titlesImporter, { importId: id });
    await applyImport(workOf(second), { importId: id });
    expect(await db.title.count({ where: { nameKey: { in: ['stalker', 'solaris'] } } })).toBe(2);
    expect((await mine(second, 'Stalker')).ratingCount).toBe(2);
  });

  test('at the same time by two people makes one title', async () => {
    const people = [await person(db, 'one'), await person(db, 'two')];
    const ids = await Promise.all(people.map((ctx) => dryRun(ctx, fixture('mal.xml'))));
    await Promise.all(people.map((ctx, index) => confirmImport(ctx, titlesImporter, { importId: ids[index]! })));
    await Promise.all(people.map((ctx, index) => applyImport(workOf(ctx), { importId: ids[index]! })));
    expect(await db.title.count()).toBe(3);
    expect(await db.walk.count()).toBe(6);
  });
});

describe('the dry run', () => {
  test.each(files)('of %s tells the truth: as many new, changed and left rows as applying makes', async (_name, bytes) => {
    const ctx = await person(db, 'truth');
    const before = await dump(ctx);
    const id = await dryRun(ctx, await bytes());
    expect(await dump(ctx)).toEqual(before);
    const { kinds } = await getImport(ctx, titlesImporter, { importId: id });
    await confirmImport(ctx, titlesImporter, { importId: id });
    await applyImport(workOf(ctx), { importId: id });
    const { outcomes } = await getImport(ctx, titlesImporter, { importId: id });
    expect(outcomes).toMatchObject({ created: kinds.new, updated: kinds.update, nothing: kinds.same, left: kinds.skipped + kinds.ambiguous });
  });

  test('offers what only looks alike, and does as it is told', async () => {
    const ctx = await person(db, 'choices');
    const make = (name: string, more: object) => db.title.create({ data: { type: 'film', name, nameKey: name.toLowerCase(), genres: [], ...more }, select: { id: true } });
    const [near, filed] = [await make('Mushi', { year: 2005 }), await make('Akira', { type: 'anime', year: 1988 })];
    await make('Far', { year: 1950 });
    const csv = 'Const,Your Rating,Title,Title Type,Year\ntt1,5,Mushi,Movie,2006\ntt2,6,Akira,Movie,1988\ntt3,7,Far,Movie,1999\ntt4,8,Mushi,Video Game,2005\n';
    const id = await dryRun(ctx, csv);
    expect(await kindsOf(ctx, id)).toEqual(['ambiguous: otherYear', 'ambiguous: otherType', 'new', 'new']);
    await expect(chooseImportRows(ctx, titlesImporter, { importId: id, choices: [{ line: 2, choice: filed.id }] })).rejects.toMatchObject({ code: 'invalid' });
    await chooseImportRows(ctx, titlesImporter, { importId: id, choices: [{ line: 2, choice: near.id }, { line: 3, choice: 'new' }] });
    await confirmImport(ctx, titlesImporter, { importId: id });
    await applyImport(workOf(ctx), { importId: id });
    expect(await db.review.findFirst({ where: { titleId: near.id } })).toMatchObject({ rating: 50, type: 'film' });
    expect(await db.title.count({ where: { nameKey: 'akira' } })).toBe(2);
  });

  test('leaves out what stands in the file twice', async () => {
    const ctx = await person(db, 'doubles');
    const id = await dryRun(ctx, mal(anime(1, 'A') + anime(1, 'A') + anime(2, 'A')));
    expect(await kindsOf(ctx, id)).toEqual(['new', 'skipped: duplicate', 'new']);
  });
});

describe('a second import', () => {
  test.each(files)('of the same %s adds nothing', async (_name, bytes) => {
    const ctx = await person(db, 'twice');
    await applied(ctx, await bytes());
    const before = await dump(ctx);
    const again = await applied(ctx, await bytes());
    expect((await rowsOf(ctx, again)).filter(({ kind }) => kind !== 'same' && kind !== 'skipped')).toEqual([]);
    expect(await dump(ctx)).toEqual(before);
  });

  test('fills what is empty, moves what was planned, overwrites nothing', async () => {
    const ctx = await person(db, 'newer');
    await applied(ctx, mal(anime(1, 'A', '<my_status>Plan to Watch</my_status>') + anime(2, 'B', '<my_status>Completed</my_status><my_score>8</my_score>')));
    const before = await dump(ctx);
    const newer = mal(anime(1, 'A', '<my_status>Completed</my_status><my_finish_date>2020-05-06</my_finish_date><my_times_watched>1</my_times_watched><my_score>7</my_score>')
      + anime(2, 'B', '<my_status>Dropped</my_status><my_finish_date>2021-01-01</my_finish_date><my_score>3</my_score>'));
    const id = await applied(ctx, newer);
    expect((await rowsOf(ctx, id)).map(({ kind, record }) => [kind, (record as { changes?: string[] }).changes])).toEqual([['update', ['review', 'state']], ['same', []]]);
    expect((await mine(ctx, 'A')).walks).toMatchObject([{ state: 'completed', endedOn: day('2020-05-06'), runs: 2, past: [{ number: 1 }] }]);
    expect(await mine(ctx, 'B')).toMatchObject({ walks: [{ state: 'completed', endedOn: null }], reviews: [{ rating: 80 }] });
    await undone(ctx, id);
    expect(await dump(ctx)).toEqual(before);
  });

  test('brings the times through that came since, and those that were not known; undo takes them back', async () => {
    const ctx = await person(db, 'again');
    const films = (...days: string[]) => `Title,Year,imdbID,WatchedDate\n${days.map((watched) => `Stalker,1979,tt1,${watched}\n`).join('')}`;
    await applied(ctx, films('2020-01-02'));
    await applied(ctx, mal(anime(1, 'A', '<my_status>Completed</my_status><my_finish_date>2020-05-06</my_finish_date>')));
    const before = await dump(ctx);
    const ids = [
      await applied(ctx, films('2019-03-04', '2020-01-02', '2021-05-06')),
      await applied(ctx, mal(anime(1, 'A', '<my_status>Completed</my_status><my_finish_date>2020-05-06</my_finish_date><my_times_watched>2</my_times_watched>'))),
    ];
    for (const id of ids) expect((await rowsOf(ctx, id)).map(({ kind, record }) => [kind, (record as { changes?: string[] }).changes])).toEqual([['update', ['runs']]]);
    expect((await mine(ctx, 'Stalker')).walks).toMatchObject([{ state: 'completed', endedOn: day('2021-05-06'), runs: 3, past: [{ number: 1, endedOn: day('2020-01-02') }, { number: 2, endedOn: day('2019-03-04') }] }]);
    expect((await mine(ctx, 'A')).walks).toMatchObject([{ state: 'completed', endedOn: day('2020-05-06'), runs: 3, past: [{ number: 1, endedOn: null }, { number: 2, endedOn: null }] }]);
    expect(await kindsOf(ctx, await dryRun(ctx, films('2019-03-04', '2020-01-02', '2021-05-06')))).toEqual(['same']);
    for (const id of ids.toReversed()) await undone(ctx, id);
    expect(await dump(ctx)).toEqual(before);
  });

  test('words that come to a rating keep their mark of a spoiler', async () => {
    const ctx = await person(db, 'spoiler');
    const film = { type: 'film', name: 'Solaris', year: 1972, walk: null };
    const list = (review: object) => JSON.stringify({ format: 'kruzhok.titles', version: 1, titles: [{ ...film, review }] });
    await applied(ctx, list({ rating: 70, text: null, hasSpoilers: false }));
    const before = await dump(ctx);
    const id = await applied(ctx, list({ rating: 70, text: 'It was the ocean.', hasSpoilers: true }));
    expect((await mine(ctx, 'Solaris')).reviews).toMatchObject([{ rating: 70, text: 'It was the ocean.', hasSpoilers: true }]);
    await undone(ctx, id);
    expect(await dump(ctx)).toEqual(before);
  });

  test('what it adds to a walk is no news of today', async () => {
    const ctx = await person(db, 'old-news');
    const list = (status: string) => mal(anime(1, 'A', `<my_status>${status}</my_status>`));
    await applied(ctx, list('Plan to Watch'));
    await applied(ctx, list('Completed'));
    expect(await db.activity.count({ where: { userId: ctx.viewer.id } })).toBe(0);
  });
});

describe('undo', () => {
  test.each(files)('of %s leaves nothing', async (_name, bytes) => {
    const ctx = await person(db, 'undo');
    const before = await dump(ctx);
    const id = await applied(ctx, await bytes());
    expect(await dump(ctx)).not.toEqual(before);
    await undone(ctx, id);
    expect(await dump(ctx)).toEqual(before);
    expect(await getImport(ctx, titlesImporter, { importId: id })).toMatchObject({ state: 'undone', appliedRows: 0, outcomes: { kept: 0 } });
  });

  test('keeps a title that somebody else uses by then, and what its person has changed', async () => {
    const [ctx, other] = [await person(db, 'maker'), await person(db, 'user')];
    const id = await applied(ctx, fixture('mal.xml'));
    const [used, changed] = [await mine(ctx, 'Mushishi'), await mine(ctx, 'Cowboy Bebop')];
    await db.walk.create({ data: { titleId: used.id, type: 'anime', userId: other.viewer.id, state: 'planned' } });
    await db.walk.update({ where: { id: changed.walks[0]!.id }, data: { state: 'dropped', updatedAt: new Date(ctx.now.getTime() + 1_000) } });
    await undone(ctx, id);
    expect((await db.title.findMany({ orderBy: { name: 'asc' }, select: { name: true } })).map(({ name }) => name)).toEqual(['Cowboy Bebop', 'Mushishi']);
    expect(await db.walk.findMany({ select: { userId: true, state: true } })).toEqual(expect.arrayContaining([{ userId: ctx.viewer.id, state: 'dropped' }, { userId: other.viewer.id, state: 'planned' }]));
    expect(await db.review.count()).toBe(0);
    expect((await getImport(ctx, titlesImporter, { importId: id })).outcomes?.kept).toBe(1);
  });

  test('takes what lies in the trash as it came, and leaves there what was changed before, with its title', async () => {
    const ctx = await person(db, 'tidy');
    const before = await dump(ctx);
    const id = await applied(ctx, mal(anime(1, 'As it came', '<my_status>Completed</my_status><my_score>8</my_score>') + anime(2, 'Gone on', '<my_status>Completed</my_status>')));
    const [came, wentOn] = [await mine(ctx, 'As it came'), await mine(ctx, 'Gone on')];
    await removeWalk(ctx, { titleId: came.id });
    await removeReview(ctx, { titleId: came.id });
    await db.walk.update({ where: { id: wentOn.walks[0]!.id }, data: { state: 'dropped', updatedAt: new Date(ctx.now.getTime() + 1_000) } });
    await removeWalk(ctx, { titleId: wentOn.id });
    await undone(ctx, id);
    expect((await getImport(ctx, titlesImporter, { importId: id })).outcomes?.kept).toBe(1);
    expect(await restoreWalk(ctx, { titleId: wentOn.id })).toMatchObject({ isBack: true });
    expect(await db.title.findMany({ select: { name: true } })).toEqual([{ name: 'Gone on' }]);
    await db.title.deleteMany({});
    expect(await dump(ctx)).toEqual(before);
  });

  test('keeps a walk that holds one written by hand since twins were merged', async () => {
    const [ctx, olga] = [await person(db, 'joined'), await person(db, 'olga', { role: 'owner' })];
    const names = ['Made', 'Changed'];
    const twinOf = async (name: string) => {
      const { id } = await db.title.create({ data: { type: 'anime', name: `${name}, by hand`, nameKey: name, genres: [] }, select: { id: true } });
      await db.walk.create({ data: { titleId: id, type: 'anime', userId: ctx.viewer.id, state: 'dropped', endedOn: day('2019-05-06'), updatedAt: day('2019-05-06') } });
      return id;
    };
    await applied(ctx, mal(anime(2, 'Changed', '<my_status>Plan to Watch</my_status>')));
    const id = await applied(ctx, mal(anime(1, 'Made') + anime(2, 'Changed')));
    for (const name of names) {
      const title = await mine(ctx, name);
      await db.walk.updateMany({ where: { titleId: title.id }, data: { updatedAt: ctx.now } });
      await mergeTitles(olga, { titleId: await twinOf(name), intoId: title.id });
    }
    await undone(ctx, id);
    for (const name of names) expect((await mine(ctx, name)).walks).toMatchObject([{ state: 'completed', runs: 2, past: [{ number: 1, state: 'dropped', endedOn: day('2019-05-06') }] }]);
    expect((await getImport(ctx, titlesImporter, { importId: id })).outcomes?.kept).toBe(2);
  });
});

describe('cut off in the middle', () => {
  const count = 1_200;
  const list = mal(Array.from({ length: count }, (_, index) => anime(index + 1, `Anime ${index}`, '<my_status>Completed</my_status><my_score>7</my_score>')).map((row) => `${row}\n`).join(''));

  /** A signal that ends the run at its n-th look. */
  const stopAt = (times: number) => {
    const left = new AbortController();
    let looks = 0;
    const { signal } = left;
    return Object.assign(Object.create(signal) as AbortSignal, { throwIfAborted: () => { looks += 1; if (looks > times) throw new Error('stopped'); } });
  };

  test('goes on where it stopped, each row once, and comes back the same way', async () => {
    const ctx = await person(db, 'restart');
    const before = await dump(ctx);
    const id = await dryRun(ctx, list);
    await confirmImport(ctx, titlesImporter, { importId: id });
    await expect(applyImport(workOf(ctx, stopAt(1)), { importId: id })).rejects.toThrow('stopped');
    expect(await db.walk.count()).toBe(1_000);
    await Promise.all([applyImport(workOf(ctx), { importId: id }), applyImport(workOf(ctx), { importId: id })]);
    expect([await db.walk.count(), await db.review.count(), await db.title.count()]).toEqual([count, count, count]);
    await requestUndo(ctx, titlesImporter, { importId: id });
    await expect(undoImport(workOf(ctx, stopAt(1)), { importId: id })).rejects.toThrow('stopped');
    await undoImport(workOf(ctx), { importId: id });
    expect(await dump(ctx)).toEqual(before);
  });
});

type Listed = { titles: { id: string; name: string; walk: object | null; review: object | null }[] };

describe('what goes out', () => {
  test('comes back in without adding anything, and into an empty account whole', async () => {
    const ctx = await person(db, 'round');
    for (const [, bytes] of files) await applied(ctx, await bytes());
    await db.review.updateMany({ where: { title: { name: 'Cowboy Bebop' } }, data: { rating: 73, text: "'- a < b & c  \n\n=SUM(1)" } });
    await db.review.updateMany({ where: { title: { name: 'Stalker' } }, data: { rating: 3, text: '=1+1\n<b>no</b>  \n& so on' } });
    const before = await dump(ctx);
    const out = [await textOf(exportAnimeAsXml(ctx)), await textOf(exportFilmsAsCsv(ctx))];
    for (const text of out) await applied(ctx, text);
    expect(await dump(ctx)).toEqual(before);

    const other = await person(db, 'moved');
    for (const text of out) await applied(other, text);
    expect(await mine(other, 'Cowboy Bebop')).toMatchObject({ reviews: [{ rating: 73, text: "'- a < b & c  \n\n=SUM(1)" }], walks: [{ state: 'completed', runs: 3, endedOn: day('2019-03-31') }] });
    expect(await mine(other, 'Stalker')).toMatchObject({ reviews: [{ rating: 3, text: '=1+1\n<b>no</b>  \n& so on' }], walks: [{ runs: 3, endedOn: day('2021-03-02'), past: [{ endedOn: null }, { endedOn: day('2020-01-04') }] }] });
    expect(await db.title.count({ where: { createdById: other.viewer.id } })).toBe(0);
  });

  test('as JSON comes back in without adding anything, also where titles are called the same; and whole where nothing is', async () => {
    const ctx = await person(db, 'exact');
    for (const [, bytes] of files) await applied(ctx, await bytes());
    const twins = [1, 2].map(() => ({ id: uuidv7(), type: 'film' as const, name: 'Twin', nameKey: 'twin', genres: [] }));
    await db.title.createMany({ data: twins });
    await db.walk.createMany({ data: twins.map(({ id }) => ({ id: uuidv7(), titleId: id, type: 'film' as const, userId: ctx.viewer.id, state: 'planned' as const })) });
    const { id: reviewed } = await db.title.create({ data: { type: 'game', name: 'Only reviewed', nameKey: 'only reviewed', genres: [], year: 1998 }, select: { id: true } });
    await db.review.create({ data: { titleId: reviewed, type: 'game', userId: ctx.viewer.id, rating: 0, text: "'=1+1\nüñ 🎲", hasSpoilers: true, createdAt: ctx.now, updatedAt: ctx.now } });
    await db.review.updateMany({ where: { title: { name: 'Stalker' } }, data: { createdAt: new Date('2020-01-01T23:30:00.123Z'), updatedAt: new Date('2021-02-03T04:05:06.789Z') } });
    await db.walk.updateMany({ where: { title: { name: 'Stalker' } }, data: { createdAt: new Date('2019-12-31T22:30:00.123Z'), updatedAt: new Date('2021-12-31T23:59:59.999Z') } });
    const before = await dump(ctx);
    const out = await textOf(exportTitlesAsJson(ctx));
    const id = await dryRun(ctx, out);
    expect(new Set(await kindsOf(ctx, id))).toEqual(new Set(['same']));
    await confirmImport(ctx, titlesImporter, { importId: id });
    await applyImport(workOf(ctx), { importId: id });
    expect(await dump(ctx)).toEqual(before);

    const withoutTwins = JSON.stringify({ ...(JSON.parse(out) as object), titles: (JSON.parse(out) as { titles: { name: string }[] }).titles.filter(({ name }) => name !== 'Twin') });
    await db.title.deleteMany();
    const other = await person(db, 'elsewhere');
    await applied(other, withoutTwins);
    const again = JSON.parse(await textOf(exportTitlesAsJson(other))) as Listed;
    const essence = ({ titles }: Listed) => titles.map(({ id: _id, walk, review, ...title }) => ({
      ...title, walk: walk && { ...walk, changes: [] }, review,
    })).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    expect(essence(again)).toEqual(essence(JSON.parse(withoutTwins) as Listed));
  });

  test('as a table tells of no viewing that never was', async () => {
    const ctx = await person(db, 'unseen');
    const list = JSON.stringify({
      format: 'kruzhok.titles', version: 1, titles: [null, ...walkStates].map((state, index) => ({
        type: 'film', name: `Film ${index}`, year: 2000, sources: [{ source: 'imdb', externalId: `tt${index + 1}` }], walk: state && { state }, review: { rating: 70, text: null },
      })),
    });
    await applied(ctx, list);
    const before = await dump(ctx);
    const table = await textOf(exportFilmsAsCsv(ctx));
    expect(new Set(await kindsOf(ctx, await applied(ctx, table)))).toEqual(new Set(['same']));
    expect(await dump(ctx)).toEqual(before);
    const other = await person(db, 'empty');
    await applied(other, table);
    const walks = await db.walk.findMany({ where: { userId: other.viewer.id }, select: { state: true, runs: true }, orderBy: { title: { name: 'asc' } } });
    expect(walks).toEqual(walkStates.map((state) => ({ state, runs: 1 })));
    expect(await db.review.count({ where: { userId: other.viewer.id } })).toBe(walkStates.length + 1);
  });

  test('as a table or XML keeps a review folded', async () => {
    const [ctx, other] = [await person(db, 'folded'), await person(db, 'unfolded')];
    const titles = (['film', 'anime'] as const).map((type) => ({ type, name: `The ${type}`, year: 2000, walk: { state: 'completed' }, review: { rating: 70, text: 'It was the butler.', hasSpoilers: true } }));
    await applied(ctx, JSON.stringify({ format: 'kruzhok.titles', version: 1, titles }));
    for (const text of [await textOf(exportAnimeAsXml(ctx)), await textOf(exportFilmsAsCsv(ctx))]) await applied(other, text);
    for (const { name } of titles) expect((await mine(other, name)).reviews).toMatchObject([{ rating: 70, text: 'It was the butler.', hasSpoilers: true }]);
  });

  test('cells that a spreadsheet would run are escaped; JSON holds everything of this person only', async () => {
    const [ctx, other] = [await person(db, 'csv'), await person(db, 'neighbour')];
    await applied(ctx, 'Const,Your Rating,Title,Title Type,Year\ntt1,5,"=HYPERLINK(""x"")",Movie,2006\n');
    await applied(other, fixture('imdb.csv'));
    expect(await textOf(exportFilmsAsCsv(ctx))).toContain("'=HYPERLINK");
    const json = JSON.parse(await textOf(exportTitlesAsJson(ctx))) as { titles: object[] };
    expect(json.titles).toMatchObject([{ name: "=HYPERLINK(\"x\")", walk: { state: 'completed', changes: [{}] }, review: { rating: 50 } }]);
  });
});
