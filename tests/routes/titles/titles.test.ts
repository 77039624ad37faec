import { describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { createTestApp } from '#tests/support/app.ts';
import { dangersIn, parseHtml } from '#tests/support/html.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { dataPath } from '#tests/support/routes.ts';
import { payloads } from '../security/payloads.ts';

const app = await createTestApp();
const { db } = app;

async function givenTitle(name: string, more: Partial<Parameters<typeof db.title.create>[0]['data']> & { mergedIntoId?: string } = {}): Promise<string> {
  const { id } = await db.title.create({ data: { type: 'series', name, nameKey: name.toLowerCase().slice(0, 300), searchText: name.toLowerCase(), ...more } as never, select: { id: true } });
  return id;
}

const walkOf = (userId: string, titleId: string) => db.walk.findUnique({ where: { userId_titleId: { userId, titleId } } });

describe('a walk by its buttons', () => {
  it('begins, is told in detail, begins anew, and goes; each answer says where to look', async () => {
    const me = await signedInBrowser(app);
    const id = await givenTitle('Twin Peaks', { episodes: 30 });
    const to = { status: 303, location: `/titles/${id}` };
    expect(await me.post(`/titles/${id}/walk/state`, { state: 'in_progress' })).toMatchObject(to);
    expect((await me.get(`/titles/${id}`)).text).toContain('“Twin Peaks” is in progress');
    expect(await me.post(`/titles/${id}/walk`, { state: 'completed', startedOn: '2026-01-02', endedOn: '2026-02-03', progress: '' })).toMatchObject(to);
    expect(Number((await walkOf(me.person.id, id))?.progress)).toBe(30);
    expect(await me.post(`/titles/${id}/walk/replays`, {})).toMatchObject(to);
    expect((await me.get(`/titles/${id}`)).text).toContain('Earlier times');
    expect(await me.post(`/titles/${id}/walk/removal`, {})).toMatchObject(to);
    expect(await walkOf(me.person.id, id)).toBeNull();
    for (const path of ['history', 'removal', 'replays']) expect((await me.get(`/titles/${id}/walk/${path}`)).status, path).toBe(404);
  });

  it.each([['film', 'росмотрено'], ['series', 'росмотрено'], ['anime', 'росмотрено'], ['game', 'ройдено']] as const)('a %s that is over is said in Russian as such', async (type, end) => {
    const me = await signedInBrowser(app);
    await db.user.update({ where: { id: me.person.id }, data: { locale: 'ru' } });
    const id = await givenTitle(`Кино ${type}`, { type });
    await me.post(`/titles/${id}/walk/state`, { state: 'completed' });
    const { text } = await me.get(`/titles/${id}`);
    expect(text).toMatch(new RegExp(`«Кино ${type}»[ \u00A0]– п${end}`));
    expect(text).toContain(`П${end}`);
    const other = end === 'ройдено' ? /росмотрен/ : /ройден|рохожд/;
    for (const path of ['', '/walk', '/walk/history', '/walk/removal', '/walks']) expect((await me.get(`/titles/${id}${path}`)).text, path).not.toMatch(other);
  });

  it.each(['film', 'series', 'anime', 'game'] as const)('100 % is offered for a %s like every other state: by a button, in the form and in both filters', async (type) => {
    const me = await signedInBrowser(app);
    const id = await givenTitle(`Whole ${type}`, { type });
    const offered = async (path: string, name: string, attribute: string, value: string) => parseHtml((await me.get(path)).text).tags.filter((tag) => tag.name === name && tag.attributes.get(attribute) === value).length;
    expect(await offered(`/titles/${id}`, 'button', 'value', 'mastered')).toBe(1);
    expect(await offered(`/titles/${id}/walk`, 'input', 'value', 'mastered')).toBe(1);
    expect(await offered(`/titles/${id}/walks`, 'a', 'href', `/titles/${id}/walks?state=mastered`)).toBe(1);
    expect(await offered(`/titles/${{ film: 'films', series: 'series', anime: 'anime', game: 'games' }[type]}`, 'option', 'value', 'mastered')).toBe(1);
    await me.post(`/titles/${id}/walk/state`, { state: 'mastered' });
    expect(await walkOf(me.person.id, id)).toMatchObject({ state: 'mastered' });
  });

  it('taken away, comes back by one press; pressed again, or opened by hand, it leads to the title', async () => {
    const me = await signedInBrowser(app);
    const id = await givenTitle('Dark', { episodes: 26 });
    const to = { status: 303, location: `/titles/${id}` };
    await me.post(`/titles/${id}/walk`, { state: 'paused', startedOn: '2026-01-02', progress: '7' });
    const walk = await walkOf(me.person.id, id);
    await me.post(`/titles/${id}/walk/removal`, {});
    expect((await me.get(`/titles/${id}`)).text).toContain('You removed it from your list on');
    expect(await me.post(`/titles/${id}/walk/restoration`, {})).toMatchObject(to);
    expect((await me.get(`/titles/${id}`)).text).toContain('is back on your list');
    expect(await walkOf(me.person.id, id)).toEqual(walk);
    expect(await me.post(`/titles/${id}/walk/restoration`, {})).toMatchObject(to);
    expect((await me.get(`/titles/${id}`)).text).toContain('“Dark” is on your list already');
    expect(await me.get(`/titles/${id}/walk/restoration`)).toMatchObject(to);
  });

  it('says beside the field what is wrong, and keeps what was typed', async () => {
    const me = await signedInBrowser(app);
    const id = await givenTitle('Fargo', { episodes: 10 });
    const refused = await me.post(`/titles/${id}/walk`, { state: 'completed', startedOn: '2026-03-04', endedOn: '2026-01-02', progress: '7' });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('The last day is before the first one.');
    for (const typed of ['2026-03-04', '2026-01-02', '"7"']) expect(refused.text).toContain(typed);
    const strange = await me.post(`/titles/${id}/walk/state`, { state: 'reading' });
    expect(strange.status).toBe(400);
    expect(strange.text).toContain('Please choose a state.');
    await me.post(`/titles/${id}/walk/state`, { state: 'planned' });
    const early = await me.post(`/titles/${id}/walk/replays`, {});
    expect(early.status).toBe(409);
    expect(early.text).toContain('What is not over cannot begin anew');
  });

  it('pressed by a stranger is their own; nobody comes near another’s', async () => {
    const [me, stranger] = [await signedInBrowser(app), await signedInBrowser(app)];
    const id = await givenTitle('Lost', { episodes: 100 });
    await me.post(`/titles/${id}/walk/state`, { state: 'in_progress' });
    const before = await walkOf(me.person.id, id);
    for (const path of ['removal', 'replays']) expect((await stranger.post(`/titles/${id}/walk/${path}`, { userId: me.person.id, walkId: before?.id ?? '' })).status, path).toBe(404);
    expect((await stranger.post(`/titles/${id}/walk`, { state: 'dropped', userId: me.person.id, id: before?.id ?? '', runs: '9', isShared: 'false' })).status).toBe(303);
    expect(await walkOf(me.person.id, id)).toEqual(before);
    expect(await walkOf(stranger.person.id, id)).toMatchObject({ state: 'dropped', runs: 1, isShared: true });
    expect((await app.browser().post(`/titles/${id}/walk/state`, { state: 'planned' })).location).toContain('/sign-in');
  });
});

describe('what a title is called elsewhere', () => {
  it('leads to the places that are known, and nowhere else', async () => {
    const me = await signedInBrowser(app);
    const id = await givenTitle('Cowboy Bebop', { type: 'anime' });
    await db.titleSource.createMany({ data: [['mal', '1'], ['imdb', 'javascript:1'], ['igdb', '77'], ['unheard-of', 'https://example.org']].map(([source = '', externalId = '']) => ({ titleId: id, source, externalId })) });
    const { tags, text } = parseHtml((await me.get(`/titles/${id}`)).text);
    expect(text).toContain('Elsewhere');
    for (const shown of ['IMDb javascript:1', 'IGDB 77', 'unheard-of https://example.org']) expect(text).toContain(shown);
    const links = tags.filter(({ name, attributes }) => name === 'a' && /^(https?|javascript):/.test(attributes.get('href') ?? '')).map(({ attributes }) => [attributes.get('href'), attributes.get('rel')]);
    expect(links).toEqual([['https://myanimelist.net/anime/1', 'nofollow noopener noreferrer']]);
    await db.user.update({ where: { id: me.person.id }, data: { locale: 'ru' } });
    expect((await me.get(`/titles/${id}`)).text).toContain('В других каталогах');
  });
});

describe('people on a title', () => {
  it('are there while they share it, and named nowhere else', async () => {
    const [reader, open, shut, hidden] = await Promise.all(Array.from({ length: 4 }, () => signedInBrowser(app)));
    const id = await givenTitle('Severance');
    for (const one of [open!, shut!, hidden!]) await one.post(`/titles/${id}/walk/state`, { state: 'completed' });
    await db.titlesPreference.create({ data: { userId: shut!.person.id, walksSeenBy: 'nobody' } });
    await shut!.post(`/titles/${id}/walk/state`, { state: 'mastered' });
    await db.user.update({ where: { id: hidden!.person.id }, data: { profileVisibility: 'nobody' } });
    for (const path of [`/titles/${id}`, `/titles/${id}/walks`, `/titles/${id}/walks?state=completed`]) {
      for (const address of [path, dataPath(path)]) {
        const { text } = await reader!.get(address);
        expect(text, address).toContain(open!.person.username);
        for (const secret of [shut!.person.username, shut!.person.id, hidden!.person.username, hidden!.person.id]) expect(text, address).not.toContain(secret);
      }
    }
    expect((await shut!.get(`/titles/${id}/walks?state=mastered`)).text).toContain(`${shut!.person.username} (you)`);
    expect((await reader!.get(`/titles/${id}/walks?state=mastered`)).text).toContain('Nobody is in this state.');
  });
});

describe('addresses', () => {
  it('of a merged title lead on for good, on all its pages', async () => {
    const me = await signedInBrowser(app);
    const target = await givenTitle('Target');
    const twin = await givenTitle('Twin', { mergedIntoId: target });
    for (const rest of ['', '/walk', '/walk/state', '/walk/history', '/walk/removal', '/walk/replays', '/walks', '/review', '/reviews']) {
      expect(await me.get(`/titles/${twin}${rest}`), rest).toMatchObject({ status: 301, location: `/titles/${target}${rest}` });
    }
    expect(await me.post(`/titles/${twin}/walk/state`, { state: 'planned' })).toMatchObject({ status: 303, location: `/titles/${target}` });
    expect((await me.get('/titles/series?q=twin')).text).not.toContain(twin);
  });

  it('of lists are four, and nothing else is one', async () => {
    const me = await signedInBrowser(app);
    for (const slug of ['films', 'series', 'anime', 'games']) expect((await me.get(`/titles/${slug}`)).status, slug).toBe(200);
    for (const slug of ['film', 'books', uuidv7(), '%00']) expect([400, 404], slug).toContain((await me.get(`/titles/${slug}`)).status);
    for (const query of ['sort=x&view=y&genre=z&year=-1&state=q', 'after=x', 'q=%00%FF', 'year=99999999999999999999', 'q=' + '%F0%9F%91%A8'.repeat(300)]) expect((await me.get(`/titles/films?${query}`)).status, query).toBe(200);
  });
});

describe('hostile text in a title', () => {
  it('is shown as text, on its page and in lists', async () => {
    const me = await signedInBrowser(app);
    for (const [at, payload] of payloads.entries()) {
      if (at % 8 !== 0 || payload.includes('\u0000')) continue;
      const text = payload.slice(0, 200) || 'x';
      const id = await givenTitle(text, { type: 'anime', originalName: text, description: payload.slice(0, 20_000), year: 1900, credits: { create: { position: 0, name: text } } } as never);
      for (const path of [`/titles/${id}`, `/titles/${id}/walk`, `/titles/${id}/walks`]) {
        const page = await me.get(path);
        expect(page.status, payload).toBe(200);
        expect(dangersIn(parseHtml(page.text)), `${path} ${payload}`).toEqual([]);
      }
    }
    for (const view of ['', 'view=grid', 'sort=name']) expect(dangersIn(parseHtml((await me.get(`/titles/anime?${view}`)).text)), view).toEqual([]);
    for (const payload of payloads.filter((_, at) => at % 14 === 0)) {
      const page = await me.get(`/titles/anime?q=${encodeURIComponent(payload.toWellFormed())}`);
      expect(page.status, payload).toBe(200);
      expect(dangersIn(parseHtml(page.text)), payload).toEqual([]);
    }
  }, 120_000);
});
