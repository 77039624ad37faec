import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { addTitleInput } from '#app/domains/titles/edit-schema.ts';
import { fetchTitleCover } from '#app/domains/titles/commands/fetch-title-cover.server.ts';
import { addTitle, createTitleCatalogues, draftTitle, searchOutside, titleSites } from '#app/domains/titles/index.server.ts';
import { createOutgoing } from '#app/platform/outgoing/outgoing.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { person } from '#tests/integration/domains/library/scene.ts';
import { testDatabase } from '#tests/support/database.ts';
import { startFakeTitleCatalogues } from '#tests/support/fake-title-catalogues.ts';
import { testFiles } from '#tests/support/files.ts';
import { givenTitle } from './edit-scene.ts';

const { db } = await testDatabase();
const fake = await startFakeTitleCatalogues();
afterAll(fake.close);
const files = testFiles();
const names = ['anilist', 'tmdb', 'igdb'] as const;
const one = { film: 'сталкер', series: 'thrones', anime: 'bebop', game: 'witcher' } as const;
const providerOf = { film: 'tmdb', series: 'tmdb', anime: 'anilist', game: 'igdb' } as const;

beforeEach(async () => {
  fake.reset();
  await db.catalogueAnswer.deleteMany();
});

/** Catalogues of a process of their own. */
function catalogues(env: Partial<typeof fake.env> = fake.env) {
  const sites = titleSites(env);
  const pace = Object.fromEntries(names.flatMap((name) => [name, `${name}-covers`]).map((name) => [name, { perSecond: 1_000, burst: 1_000 }]));
  const outgoing = createOutgoing({ userAgent: 'Kruzhok/test (+https://circle.example; owner@circle.example)', trustedOrigins: sites.trustedOrigins, pace });
  afterAll(() => outgoing.close());
  return createTitleCatalogues({ db, outgoing, sites, files, now: () => new Date() });
}

describe('a search', () => {
  it('asks who knows the type, says who asks, and takes nothing but plain facts', async () => {
    const ours = catalogues();
    expect((await ours.search({ type: 'anime', question: 'bebop', locale: 'ru' })).found).toMatchObject([
      { externalId: '21', name: 'Cowboy Bebop', originalName: 'カウボーイビバップ', description: 'Bounty hunters in space.\n\nSee you.', year: 1998, episodes: 26, genres: ['action', 'science-fiction', 'seinen'], credits: [{ name: 'Sunrise', role: 'studio' }], sources: [{ source: 'anilist', externalId: '21' }, { source: 'mal', externalId: '21' }], cover: 'al-bx21-CXl3H1.png' },
      { externalId: '22', genres: [], credits: [], cover: null },
    ]);
    expect((await ours.search({ type: 'film', question: 'Сталкер', locale: 'ru' })).found).toMatchObject([{ externalId: 'movie/1398', name: 'Сталкер', year: 1979, genres: ['science-fiction', 'drama'], cover: 'tm-stalker.jpg' }]);
    expect((await ours.search({ type: 'series', question: 'thrones', locale: 'en' })).found).toMatchObject([{ externalId: 'tv/1399', genres: ['science-fiction', 'fantasy', 'drama'] }]);
    expect((await ours.search({ type: 'game', question: 'witcher', locale: 'en' })).found).toMatchObject([{ externalId: '1942', year: 2015, genres: ['role-playing', 'adventure', 'fantasy'], credits: [{ name: 'CD Projekt RED', role: 'developer' }, { name: 'Bandai Namco', role: 'publisher' }], sources: [{ source: 'igdb' }, { source: 'steam', externalId: '292030' }], cover: 'ig-co1wyy' }]);
    for (const name of names) for (const { headers } of fake[name].asked) expect(headers).toMatchObject({ 'user-agent': 'Kruzhok/test (+https://circle.example; owner@circle.example)' });
    expect(fake.igdb.asked.map(({ path }) => path)).toEqual(['/oauth2/token', '/v4/games']);
  });

  it('is asked once for the same words; the pass of IGDB once for all', async () => {
    const ours = catalogues();
    await Promise.all(Array.from({ length: 5 }, () => ours.search({ type: 'game', question: 'witcher', locale: 'en' })));
    await ours.search({ type: 'game', question: 'wild', locale: 'en' });
    expect(fake.igdb.asked.map(({ path }) => path)).toEqual(['/oauth2/token', '/v4/games', '/v4/games']);
    await catalogues().search({ type: 'game', question: 'witcher', locale: 'ru' });
    expect(fake.igdb.asked).toHaveLength(3);
  });

  it('puts no question in a catalogue’s own language', async () => {
    await catalogues().search({ type: 'game', question: '"; where id = 1; \\ {x} \u0000', locale: 'en' });
    expect(fake.igdb.asked.at(-1)?.body).toMatch(/search "where id = 1 x"; limit 20;$/);
    expect((await catalogues().search({ type: 'game', question: ' "; ', locale: 'en' }))).toEqual({ found: [], failed: false });
  });

  it('without keys asks AniList alone', async () => {
    const ours = catalogues({ ANILIST_BASE_URL: fake.env.ANILIST_BASE_URL, TMDB_BASE_URL: fake.env.TMDB_BASE_URL, IGDB_BASE_URL: fake.env.IGDB_BASE_URL, IGDB_CLIENT_ID: 'alone' });
    expect((['film', 'series', 'anime', 'game'] as const).map((type) => ours.providerOf(type))).toEqual([null, null, 'anilist', null]);
    for (const type of ['film', 'game'] as const) expect(await ours.search({ type, question: one[type], locale: 'en' })).toEqual({ found: [], failed: false });
    expect([fake.tmdb.asked, fake.igdb.asked]).toEqual([[], []]);
  });
});

describe('when something is wrong outside', () => {
  const bad: Record<string, (response: ServerResponse) => void | Promise<void>> = {
    '500': (response) => void response.writeHead(500).end('oops'),
    '429': (response) => void response.writeHead(429, { 'Retry-After': '30' }).end(),
    'garbage': (response) => void response.writeHead(200, { 'Content-Type': 'application/json' }).end('<html>'),
    'another answer': (response) => void response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"data":null,"results":"none"}'),
    'a page': (response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Sign in to the hotel</h1>'),
    'a broken line': (response) => void response.destroy(),
  };
  for (const type of ['film', 'anime', 'game'] as const) {
    for (const [what, answer] of Object.entries(bad)) {
      it(`${providerOf[type]}: ${what} is said, and not kept`, async () => {
        fake[providerOf[type]].answer = (_request, response) => void answer(response);
        expect(await catalogues().search({ type, question: one[type], locale: 'en' })).toEqual({ found: [], failed: true });
        fake.reset();
        expect((await catalogues().search({ type, question: one[type], locale: 'en' })).found.length).toBeGreaterThan(0);
      });
    }

    it(`${providerOf[type]}: silence is waited for no longer than a person waits`, async () => {
      fake[providerOf[type]].answer = (_request, response) => void sleep(20_000, null, { ref: false }).then(() => response.destroy());
      const began = Date.now();
      expect(await catalogues().search({ type, question: one[type], locale: 'en' })).toEqual({ found: [], failed: true });
      expect(Date.now() - began).toBeLessThan(6_000);
    });
  }

  it('a pass of IGDB that was taken back is asked for anew', async () => {
    const ours = catalogues();
    await ours.search({ type: 'game', question: 'witcher', locale: 'en' });
    fake.igdb.answer = (_request, response) => void response.writeHead(401).end();
    expect((await ours.search({ type: 'game', question: 'wild', locale: 'en' })).failed).toBe(true);
    fake.reset();
    expect((await ours.search({ type: 'game', question: 'wild', locale: 'en' })).failed).toBe(false);
    expect(fake.igdb.asked.map(({ path }) => path)).toEqual(['/oauth2/token', '/v4/games']);
  });
});

describe('what was found', () => {
  it('fills the form in full, in the reader’s language; an unknown number is by hand', async () => {
    const ctx = { ...await person(db, 'anna', { locale: 'ru' }), titleCatalogues: catalogues() };
    const draft = await draftTitle(ctx, { type: 'film', externalId: 'movie/1398', question: 'сталкер', isSilent: false });
    expect(draft).toMatchObject({ origin: 'found', found: { credits: [{ name: 'Андрей Тарковский', role: 'director' }, { name: 'Мосфильм', role: 'studio' }], sources: [{ source: 'tmdb', externalId: 'movie/1398' }, { source: 'imdb', externalId: 'tt0079944' }] } });
    expect(new URL(fake.tmdb.asked[0]!.path, fake.tmdb.url).searchParams.get('language')).toBe('ru');
    for (const [type, externalId] of [['film', 'movie/404'], ['film', 'tv/1399'], ['film', '1398'], ['anime', 'movie/21'], ['anime', '999'], ['anime', '../x']] as const) {
      expect(await draftTitle(ctx, { type, externalId, question: 'typed\u0000', isSilent: false }), externalId).toEqual({ found: null, name: 'typed', origin: 'hand' });
    }
    fake.tmdb.answer = (_request, response) => void response.writeHead(500).end();
    expect(await draftTitle(ctx, { type: 'film', externalId: 'movie/7', question: 'typed', isSilent: false })).toEqual({ found: null, name: 'typed', origin: 'silent' });
  });

  it('is known where the circle has it, by any of its numbers', async () => {
    const ctx = { ...await person(db, 'anna'), titleCatalogues: catalogues() };
    const titleId = await givenTitle(ctx, { type: 'anime', name: 'Bebop', sources: [{ source: 'mal', externalId: '21' }] });
    const { found } = await searchOutside(ctx, { type: 'anime', question: 'bebop' });
    expect(found.map((title) => title.titleId)).toEqual([titleId, null]);
    const draft = await draftTitle(ctx, { type: 'anime', externalId: '21', question: '', isSilent: false });
    expect(await addTitle(ctx, addTitleInput.parse({ ...draft.found, cover: undefined, id: crypto.randomUUID() }))).toEqual({ outcome: 'known', id: titleId });
  });
});

describe('its cover', () => {
  const log = createLog('silent');
  const fetchIt = (titleId: string, ownerId: string, cover: string, isLastAttempt = false) => fetchTitleCover({ db, now: new Date(), files, catalogues: catalogues(), log }, { titleId, ownerId, cover, isLastAttempt });

  it('comes from each of the catalogues, unless there is one by now', async () => {
    const anna = await person(db, 'anna');
    for (const cover of ['tm-stalker.jpg', 'ig-co1wyy', 'al-bx21-CXl3H1.png']) {
      const titleId = await givenTitle(anna);
      await fetchIt(titleId, anna.viewer.id, cover);
      const { coverId } = await db.title.findUniqueOrThrow({ where: { id: titleId } });
      expect(await db.storedFile.findUnique({ where: { id: coverId! } })).toMatchObject({ ownerId: anna.viewer.id, kind: 'picture' });
      const files = await db.storedFile.count();
      await fetchIt(titleId, anna.viewer.id, cover);
      expect(await db.storedFile.count()).toBe(files);
    }
    expect(fake.anilist.asked.at(-1)?.path).toBe('/file/anilistcdn/media/anime/cover/large/bx21-CXl3H1.png');
  });

  it('is tried again while its catalogue is down, and given up in the end or when it is no picture', async () => {
    const anna = await person(db, 'anna');
    const titleId = await givenTitle(anna);
    fake.tmdb.answer = (_request, response) => void response.writeHead(503).end();
    await expect(fetchIt(titleId, anna.viewer.id, 'tm-x.jpg')).rejects.toThrow('just now');
    await fetchIt(titleId, anna.viewer.id, 'tm-x.jpg', true);
    fake.tmdb.answer = (_request, response) => void response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end('not a picture');
    await fetchIt(titleId, anna.viewer.id, 'tm-x.jpg');
    expect(await db.title.findUnique({ where: { id: titleId } })).toMatchObject({ coverId: null });
  });
});
