import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { createReview, createTitle } from '#tests/support/titles.ts';

const app = await createTestApp();
type Member = Awaited<ReturnType<typeof signedInBrowser>>;

async function reads(member: Member, title: string, days = 1): Promise<string> {
  const ownerId = member.person.id;
  const key = title.toLowerCase();
  const { id } = await app.db.book.create({ data: { id: uuidv7(), ownerId, title, titleKey: key, matchKey: `${key}|`, searchText: key } });
  for (let at = 1; at <= days; at += 1) {
    await app.db.reading.create({ data: { bookId: id, ownerId, state: 'finished', endedOn: new Date(Date.UTC(2026, 0, at)) } });
  }
  return id;
}

const russianOf = (member: Member) => {
  const browser = app.browser({ language: 'ru' });
  for (const [name, value] of member.cookies) browser.cookies.set(name, value);
  return browser;
};

describe('the feed', () => {
  it('is empty with a way on, then shows what one did, on the page of the day too', async () => {
    const member = await signedInBrowser(app);
    expect((await member.get('/feed')).text).toContain('Nothing yet');
    const bookId = await reads(member, 'Quiet flows');
    for (const path of ['/feed', '/']) {
      const { text } = await member.get(path);
      expect(text, path).toContain(`href="/library/books/${bookId}"`);
      expect(text, path).toMatch(/Finished reading.*only you see it/);
    }
    expect((await russianOf(member).get('/feed')).text).toContain('Прочитано');
  });

  it('goes in pages by key', async () => {
    const member = await signedInBrowser(app);
    await reads(member, 'Read again', 31);
    const first = await member.get('/feed');
    expect(first.text.match(/Finished reading/g)).toHaveLength(30);
    const next = /href="(\/feed\?after=[^"]+)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&');
    const second = await member.get(next ?? '');
    expect(second.text.match(/Finished reading/g)).toHaveLength(1);
    expect((await member.get('/feed?after=nonsense')).status).toBe(200);
  });

  it('shows another’s book only once they share it, and never its page', async () => {
    const [mine, other] = [await signedInBrowser(app), await signedInBrowser(app)];
    const bookId = await reads(mine, 'Shared marvels');
    expect((await other.get('/feed')).text).not.toContain('Shared marvels');
    expect((await mine.get('/settings')).text).toContain('href="/settings/sharing"');
    const saved = await mine.post('/settings/sharing', { 'rooms.library': 'members', 'rooms.goals': 'nobody' });
    expect(saved).toMatchObject({ status: 303, location: '/settings/sharing' });
    expect((await mine.get('/settings/sharing')).text).toMatch(/name="rooms.library"[^>]*checked=""[^>]*value="members"|value="members"[^>]*name="rooms.library"[^>]*checked=""|name="rooms.library"[^>]*value="members"[^>]*checked=""/);
    const seen = await other.get('/feed');
    expect(seen.text).toContain('Shared marvels');
    expect(seen.text).not.toContain(bookId);
    expect(await other.get(`/library/books/${bookId}`)).toMatchObject({ status: 404 });
    await mine.post('/settings/sharing', { 'rooms.library': 'nobody', 'rooms.goals': 'nobody' });
    expect((await other.get('/feed')).text).not.toContain('Shared marvels');
  });

  it('refuses a choice that is none, and rooms that have none here', async () => {
    const member = await signedInBrowser(app);
    const refused = await member.post('/settings/sharing', { 'rooms.library': 'world' });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Choose one of the two');
    expect((await member.post('/settings/sharing', { 'rooms.titles': 'members' })).status).toBe(303);
    expect(await app.db.sharingChoice.count({ where: { userId: member.person.id, room: 'titles' } })).toBe(0);
  });

  it('says a title’s rating by the reader’s own scale, a book’s in stars', async () => {
    const [critic, reader] = [await signedInBrowser(app), await signedInBrowser(app)];
    const bookId = await reads(reader, 'Rated by stars');
    await app.db.book.update({ where: { id: bookId }, data: { rating: 90 } });
    await createReview(app.db, critic.person.id, await createTitle(app.db, { name: 'Rated by scale' }), { rating: 73 });
    for (const [scale, shown] of [['hundred', '73 of 100'], ['ten', '7.5 of 10'], ['five', 'aria-label="3.5 of 5"'], ['smileys', 'Good']] as const) {
      await reader.post('/settings/titles', { scale, walksSeenBy: 'members', reviewsSeenBy: 'members', numbersSeenBy: 'members' });
      for (const path of ['/feed', '/']) {
        const line = (await reader.get(path)).text.replaceAll('<!-- -->', '').split('<li').find((one) => one.includes('Rated by scale')) ?? '';
        expect([scale, path, line.includes(shown)]).toEqual([scale, path, true]);
        const book = (await reader.get(path)).text.split('<li').find((one) => one.includes('Rated by stars') && one.includes('4.5 of 5'));
        expect([scale, path, book === undefined]).toEqual([scale, path, false]);
      }
    }
  });
});

describe('search', () => {
  it('asks every room at once and shows each one’s finds under its name', async () => {
    const member = await signedInBrowser(app);
    await reads(member, 'Wandering albatross');
    await app.db.title.create({ data: { type: 'film', name: 'The Albatross', nameKey: 'the albatross', searchText: 'the albatross', year: 1971 } });
    const { text } = await member.get('/search?q=albatrosses');
    expect(text).toMatch(/<h2[^>]*>Books<\/h2>/);
    expect(text).toMatch(/<h2[^>]*>Films, series, anime and games<\/h2>/);
    expect(text).toContain('value="albatrosses"');
    const russian = (await russianOf(member).get('/search?q=albatross')).text;
    expect(russian).toMatch(/<h2[^>]*>Книги<\/h2>/);
  });

  it('says so when there is nothing, and shows what was typed as text', async () => {
    const member = await signedInBrowser(app);
    const { text } = await member.get(`/search?q=${encodeURIComponent('<script>alert(1)</script>')}`);
    expect(text).toContain('Nothing found for');
    expect(text).not.toContain('<script>alert(1)');
    expect((await member.get('/search')).text).toContain('What are you looking for?');
  });

  it('is what the box beside the rooms asks', async () => {
    const member = await signedInBrowser(app);
    expect((await member.get('/')).text).toMatch(/<form[^>]*class="rail-search"[^>]*action="\/search"|<form[^>]*action="\/search"[^>]*class="rail-search"/);
  });

  it('is for those who are signed in', async () => {
    for (const path of ['/feed', '/search?q=a', '/settings/sharing']) expect((await app.browser().get(path)).status, path).toBe(303);
  });
});
