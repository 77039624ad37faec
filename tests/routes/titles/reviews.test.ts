import { describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { createTestApp } from '#tests/support/app.ts';
import type { Page } from '#tests/support/browser-session.ts';
import { createPerson, signedInBrowser, signInAs } from '#tests/support/people.ts';
import { dataPath } from '#tests/support/routes.ts';
import { createReview, createTitle, createWalk } from '#tests/support/titles.ts';

const app = await createTestApp();
const { db } = app;
const readers = { visitor: app.browser(), member: await signedInBrowser(app, 'member'), owner: await signedInBrowser(app, 'owner') };
const audiences = ['everyone', 'members', 'nobody'] as const;
const parts = ['walks', 'reviews', 'titles'] as const;

async function someone(username: string, profileVisibility: (typeof audiences)[number], part: (typeof audiences)[number]) {
  const made = await createPerson(db, { username });
  await db.user.update({ where: { id: made.id }, data: { profileVisibility, titlesPreference: { create: { walksSeenBy: part, reviewsSeenBy: part, numbersSeenBy: part } } } });
  const title = await createTitle(db, { name: `Film of ${username}`, year: 1972 });
  await createWalk(db, made.id, title, { isShared: part !== 'nobody' });
  await createReview(db, made.id, title, { text: 'Only some may read', isShared: part !== 'nobody' });
  return made;
}

/** What is different in two answers although they say the same. */
const plain = (page: Page, name: string) =>
  page.text.replaceAll(name, 'name').replace(/nonce="[^"]*"/g, '').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time').replaceAll(page.headers.get('x-request-id') ?? 'none', 'request');

describe('what a person’s page has of titles', () => {
  it.each(audiences.flatMap((profile) => audiences.map((part) => [profile, part] as const)))('profile for %s, parts for %s', async (profile, part) => {
    const username = `${profile}-${part}`;
    const self = await someone(username, profile, part);
    const reach = (audience: string, who: string) => audience === 'everyone' || (audience === 'members' && who !== 'visitor');
    const all = { ...readers, self: await signInAs(app, self) };
    for (const [who, browser] of Object.entries(all)) {
      // The owner of the house sees every profile, and of what is on it as much as a member.
      const may = who === 'self' || (reach(part, who) && (who === 'owner' || reach(profile, who)));
      for (const address of parts.map((one) => `/people/${username}/${one}`)) {
        const page = await browser.get(address);
        expect(page.status, `${who} ${address}`).toBe(may ? 200 : 404);
        const data = await browser.get(dataPath(address));
        expect([data.status, data.text.includes('Film of') || data.text.includes('Only some')], `${who} ${address}`).toEqual(may ? [200, !address.endsWith('titles')] : [404, false]);
        if (may) continue;
        const nobody = await browser.get(address.replace(username, 'nobody-such'));
        expect(plain(page, username), `${who} ${address}`).toBe(plain(nobody, 'nobody-such'));
      }
      const profilePage = await browser.get(`/people/${username}`);
      for (const one of parts) expect(profilePage.text.includes(`/people/${username}/${one}`), `${who} link to ${one}`).toBe(may);
    }
  });

  it('is seen with others’ eyes in the preview', async () => {
    const self = await someone('looks-herself', 'everyone', 'members');
    const browser = await signInAs(app, self);
    for (const [as, may] of [['visitor', false], ['member', true]] as const) expect((await browser.get(`/people/looks-herself?as=${as}`)).text.includes('/people/looks-herself/walks')).toBe(may);
  });

  it('has one address, however the name is spelt, and odd filters are none', async () => {
    await someone('Spelt.Name', 'everyone', 'everyone');
    for (const one of parts) expect(await readers.visitor.get(`/people/spelt.name/${one}`)).toMatchObject({ status: 302, location: `/people/Spelt.Name/${one}` });
    for (const query of ['type=nothing', 'state=nothing', 'after=x', 'type=films&state=completed', "state=' OR 1=1"]) expect((await readers.visitor.get(`/people/Spelt.Name/walks?${encodeURI(query)}`)).status).toBe(200);
  });

  it('shows a visitor names without ways to pages that are for members', async () => {
    await someone('open-house', 'everyone', 'everyone');
    const [visitor, member] = [await readers.visitor.get('/people/open-house/reviews'), await readers.member.get('/people/open-house/reviews')];
    for (const page of [visitor, member]) expect(page.text).toContain('Film of open-house');
    expect(visitor.text).not.toContain('href="/titles/');
    expect(member.text).toContain('href="/titles/');
  });
});

describe('a review’s pages', () => {
  it('bring back what was removed, of oneself alone', async () => {
    const me = await signedInBrowser(app);
    const { id } = await createTitle(db);
    await me.post(`/titles/${id}/review`, { rating: '73', text: 'Seen twice', hasSpoilers: 'on' });
    const kept = await db.review.findFirstOrThrow({ where: { titleId: id } });
    await me.post(`/titles/${id}/review/removal`, {});
    expect((await me.get(`/titles/${id}`)).text).toContain('You removed your review on');
    expect((await readers.owner.get(`/titles/${id}`)).text).not.toContain('You removed your review on');
    expect((await readers.owner.post(`/titles/${id}/review/restoration`, {})).status).toBe(404);
    expect(await me.post(`/titles/${id}/review/restoration`, {})).toMatchObject({ status: 303, location: `/titles/${id}` });
    expect(await db.review.findFirst({ where: { titleId: id } })).toEqual(kept);
    expect(await me.post(`/titles/${id}/review/restoration`, {})).toMatchObject({ status: 303 });
    expect((await me.get(`/titles/${id}`)).text).toContain('There is a review of yours already.');
  });

  it('are for members; to visitors they are a way in', async () => {
    const { id } = await createTitle(db);
    for (const path of [`/titles/${id}/review`, `/titles/${id}/reviews`, `/titles/${id}/review/removal`, '/settings/titles']) expect((await readers.visitor.get(path)).status, path).toBe(303);
    expect((await readers.visitor.post(`/titles/${id}/review`, { rating: '50' })).status).toBe(303);
    expect(await db.review.count({ where: { titleId: id } })).toBe(0);
  });

  it('keep what was typed and say what is wrong', async () => {
    const { id } = await createTitle(db);
    for (const rating of ['', '101', '-1', '7.5', 'x', '{"gte":0}']) {
      const page = await readers.member.post(`/titles/${id}/review`, { rating, text: 'Kept as typed' });
      expect(page.status, rating).toBe(400);
      for (const text of ['A whole number from 0 to 100', 'Kept as typed']) expect(page.text, rating).toContain(text);
    }
    expect((await readers.member.post(`/titles/${id}/review`, { rating: '50', text: 'x'.repeat(20_001) })).status).toBe(400);
    expect(await db.review.count({ where: { titleId: id } })).toBe(0);
  });

  it('change one’s own alone: another’s stays, and its removal is not found', async () => {
    const title = await createTitle(db);
    const author = await createPerson(db);
    await createReview(db, author.id, title, { rating: 90, text: 'Theirs' });
    expect((await readers.owner.get(`/titles/${title.id}/review/removal`)).status).toBe(404);
    expect((await readers.owner.post(`/titles/${title.id}/review/removal`, {})).status).toBe(404);
    expect((await readers.owner.post(`/titles/${title.id}/review`, { rating: '10', userId: author.id, isShared: 'false' })).status).toBe(303);
    expect(await db.review.findMany({ where: { titleId: title.id }, select: { rating: true, isShared: true }, orderBy: { rating: 'asc' } })).toEqual([{ rating: 10, isShared: true }, { rating: 90, isShared: true }]);
    expect((await readers.owner.post(`/titles/${title.id}/review/restoration`, {})).status).toBe(303);
    expect(await db.review.count({ where: { titleId: title.id } })).toBe(2);
    for (const missing of [uuidv7(), 'x']) for (const path of ['review', 'reviews', 'review/removal']) expect((await readers.member.get(`/titles/${missing}/${path}`)).status).toBe(404);
  });

  it('carry the exact rating through every scale, untouched', async () => {
    const title = await createTitle(db);
    const browser = await signedInBrowser(app);
    await createReview(db, browser.person.id, title, { rating: 73 });
    for (const scale of ['hundred', 'ten', 'five', 'smileys']) {
      expect((await browser.post('/settings/titles', { scale, walksSeenBy: 'members', reviewsSeenBy: 'members', numbersSeenBy: 'members' })).status).toBe(303);
      const { text } = await browser.get(`/titles/${title.id}/review`);
      const chosen = /<input[^>]*name="rating"[^>]*(?:value="(\d+)"[^>]*checked|checked[^>]*value="(\d+)")/.exec(text) ?? /<option value="(\d+)" selected/.exec(text) ?? /<input[^>]*name="rating"[^>]*value="(\d+)"/.exec(text);
      expect(chosen?.[1] ?? chosen?.[2], scale).toBe('73');
    }
  });

  it('send no average to whoever hides ratings until their own', async () => {
    const title = await createTitle(db);
    for (const rating of [61, 64]) await createReview(db, (await createPerson(db)).id, title, { rating });
    const browser = await signedInBrowser(app);
    const address = `/titles/${title.id}/reviews`;
    const told = async () => [(await browser.get(address)).text.replaceAll('<!-- -->', '').includes('63 of 100'), /"average",62\.5|"average":62\.5/.test((await browser.get(dataPath(address))).text)];
    expect(await told()).toEqual([true, true]);
    await browser.post('/settings/titles', { scale: 'hundred', hidesRatings: 'on', walksSeenBy: 'members', reviewsSeenBy: 'members', numbersSeenBy: 'members' });
    expect(await told()).toEqual([false, false]);
    expect((await browser.get(dataPath(address))).text).not.toContain('62.5');
    // They stay there for whoever opens them.
    expect((await browser.get(address)).text).toContain('<details class="reviews-folded">');
  });

  it('of many are one average, the same wherever it stands', async () => {
    const title = await createTitle(db);
    for (const rating of [72, 73, 72, 73, 72, 72, 73, 72, 73, 73, 73]) await createReview(db, (await createPerson(db)).id, title, { rating });
    const browser = await signedInBrowser(app);
    for (const [scale, shown] of [['hundred', '73 of 100'], ['ten', '7.3 of 10'], ['five', '3.6 of 5'], ['smileys', '73 of 100']] as const) {
      await browser.post('/settings/titles', { scale, walksSeenBy: 'members', reviewsSeenBy: 'members', numbersSeenBy: 'members' });
      for (const path of [`/titles/${title.id}`, `/titles/${title.id}/reviews`, '/titles/films']) {
        const { text } = await browser.get(path);
        expect([scale, path, text.replaceAll('<!-- -->', '').includes(shown)]).toEqual([scale, path, true]);
      }
    }
  });

  it('of a twin that was merged lead to the title that it became', async () => {
    const [title, twin] = [await createTitle(db), await createTitle(db)];
    await db.title.update({ where: { id: twin.id }, data: { mergedIntoId: title.id } });
    expect(await readers.member.get(`/titles/${twin.id}/reviews`)).toMatchObject({ status: 301, location: `/titles/${title.id}/reviews` });
  });

  it('fold what others think until one has rated, for whoever wants that', async () => {
    const title = await createTitle(db);
    await createReview(db, (await createPerson(db)).id, title, { rating: 91, text: 'An opinion' });
    const browser = await signedInBrowser(app);
    await db.titlesPreference.create({ data: { userId: browser.person.id, hidesRatings: true } });
    const before = await browser.get(`/titles/${title.id}/reviews`);
    expect(before.text).toMatch(/<details class="reviews-folded">.*An opinion/s);
    expect(before.text).not.toContain('1 rating');
    expect(before.text).not.toContain('sort=rating');
    await browser.post(`/titles/${title.id}/review`, { rating: '20' });
    const after = await browser.get(`/titles/${title.id}/reviews`);
    expect(after.text).not.toContain('reviews-folded');
    expect(after.text).toContain('2 ratings');
    expect(after.text).toContain('sort=rating');
  });

  it('lead no list while they are hidden, and the page says why', async () => {
    const browser = await signedInBrowser(app);
    const told = async () => {
      const { text } = await browser.get('/titles/films?sort=rating');
      return [text.includes('would tell what you have chosen to hide'), /<option[^>]*selected=""[^>]*>Best rated first/.test(text)];
    };
    expect(await told()).toEqual([false, true]);
    await db.titlesPreference.create({ data: { userId: browser.person.id, hidesRatings: true } });
    expect(await told()).toEqual([true, false]);
  });
});
