import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { startFakeTitleCatalogues } from '#tests/support/fake-title-catalogues.ts';
import { parseHtml } from '#tests/support/html.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { until } from '#tests/support/until.ts';

const fake = await startFakeTitleCatalogues();
afterAll(fake.close);
const app = await createTestApp(fake.env);
beforeEach(() => fake.reset());

const hrefs = (html: string): string[] => parseHtml(html).tags.flatMap(({ name, attributes }) => (name === 'a' ? [attributes.get('href') ?? ''] : []));
/** What the fields of a form hold; checked boxes only. */
function fieldsOf(html: string): Record<string, string> {
  const held = parseHtml(html).tags.filter(({ name, attributes }) => /^(input|textarea)$/.test(name) && attributes.has('name') && attributes.get('name') !== 'q' && (attributes.get('type') !== 'checkbox' || attributes.has('checked')));
  return Object.fromEntries(held.map(({ attributes }) => [attributes.get('name') ?? '', attributes.get('value') ?? '']));
}
const anna = await signedInBrowser(app);
const boris = await signedInBrowser(app);
const olga = await signedInBrowser(app, 'owner');
const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)> &amp; {{name}} javascript:alert(1)';

async function added(fields: Record<string, string> = {}, browser = anna): Promise<string> {
  const id = uuidv7();
  const answer = await browser.post('/titles/new?type=film', { id, type: 'film', name: `T ${id}`, ...fields });
  expect(answer).toMatchObject({ status: 303, location: `/titles/${id}` });
  return id;
}

describe('a new title', () => {
  it('is found outside, looked over and added; its picture comes by itself, and the same one is not added twice', async () => {
    const found = await anna.get('/titles/search?type=film&q=%D1%81%D1%82%D0%B0%D0%BB%D0%BA%D0%B5%D1%80');
    expect(found.status).toBe(200);
    const link = hrefs(found.text).find((href) => href.includes('from=movie'))!;
    const fields = fieldsOf((await anna.get(link)).text);
    expect(fields).toMatchObject({ 'name': 'Сталкер', 'year': '1979', 'credits.director': 'Андрей Тарковский', 'cover': 'tm-stalker.jpg', 'sources[1].externalId': 'tt0079944' });
    expect(await anna.post('/titles/new', fields)).toMatchObject({ status: 303, location: `/titles/${fields.id}` });
    const title = await until(() => app.db.title.findFirst({ where: { id: fields.id, coverId: { not: null } } }));
    expect((await boris.get(`/files/${title.coverId}/160`)).status).toBe(200);
    expect((await app.browser().get(`/files/${title.coverId}/160`)).status).not.toBe(200);
    expect((await anna.get('/titles/search/covers/tm-stalker.jpg')).status).toBe(200);
    for (const none of ['tm-../x.jpg', 'x', 'tm-%2e%2e']) expect((await anna.get(`/titles/search/covers/${none}`)).status).toBe(404);
    const again = await boris.get('/titles/search?type=film&q=%D1%81%D1%82%D0%B0%D0%BB%D0%BA%D0%B5%D1%80');
    expect(again.text).toContain('Already in the circle');
    expect(hrefs(again.text).filter((href) => href === `/titles/${fields.id}`)).toHaveLength(2);
    expect(await boris.post('/titles/new', { ...fieldsOf((await boris.get(link)).text), name: 'Another name' })).toMatchObject({ status: 303, location: `/titles/${fields.id}` });
  });

  it('of a catalogue that is down goes on by hand with what was typed', async () => {
    fake.anilist.answer = (_request, response) => void response.writeHead(429, { 'Retry-After': '1' }).end();
    const answer = await anna.get('/titles/search?type=anime&q=Kimi%20no%20%22na%22%20wa');
    expect(answer).toMatchObject({ status: 303, location: '/titles/new?type=anime&q=Kimi+no+%22na%22+wa&silent=1' });
    const form = await anna.get(answer.location!);
    expect(form.text).toContain('not answering');
    expect(fieldsOf(form.text).name).toBe('Kimi no "na" wa');
    // With something of the circle to show, that is shown.
    const id = await added({ type: 'anime', name: 'Unheard of' });
    const shown = await anna.get('/titles/search?type=anime&q=unheard');
    expect([shown.status, hrefs(shown.text).includes(`/titles/${id}`), shown.text.includes('not answering')]).toEqual([200, true, true]);
  });

  it('with a name that is there is offered that one, what was typed is kept, and it may be added anyway', async () => {
    const name = `Twin ${uuidv7()}`;
    const first = await added({ name, year: '1999' });
    const fields = { id: uuidv7(), type: 'film', name, year: '1999', description: 'Mine', genres: 'drama' };
    const offered = await boris.post('/titles/new?type=film', fields);
    expect(offered.status).toBe(200);
    expect(hrefs(offered.text)).toContain(`/titles/${first}`);
    expect(fieldsOf(offered.text)).toMatchObject({ id: fields.id, name, description: 'Mine', genres: 'drama' });
    expect(await boris.post('/titles/new', { ...fields, anyway: 'on' })).toMatchObject({ status: 303, location: `/titles/${fields.id}` });
  });

  it('keeps what was typed where something is wrong', async () => {
    const wrong = await anna.post('/titles/new?type=series', { 'id': uuidv7(), 'type': 'series', 'name': ' ', 'year': '12', 'episodes': 'many', 'genres': 'nonsense', 'credits.network': 'HBO', 'description': hostile });
    expect(wrong.status).toBe(400);
    expect(fieldsOf(wrong.text)).toMatchObject({ 'year': '12', 'episodes': 'many', 'credits.network': 'HBO', 'description': hostile });
    for (const fields of [{ type: 'book' }, { id: 'x' }, { sources: 'x' }, { 'sources[0].source': 'tmdb', 'sources[0].externalId': '<script>' }, { cover: 'http://169.254.169.254/' }] as Record<string, string>[]) {
      expect((await anna.post('/titles/new?type=film', { id: uuidv7(), type: 'film', name: 'X', ...fields })).status, JSON.stringify(fields)).toBe(400);
    }
    for (const page of ['/titles/new', '/titles/new?type=x', '/titles/new?type=film&q=%00%ED%A0%80', '/titles/search', '/titles/search?type=nothing&q[]=x', `/titles/search?type=game&q=${'x'.repeat(5_000)}`]) expect((await anna.get(page)).status, page).toBe(200);
  });

  it('is text wherever it is shown, whatever somebody wrote', async () => {
    const id = await added({ 'name': hostile, 'originalName': `${hostile}2`, 'description': hostile, 'credits.director': hostile });
    await boris.post(`/titles/${id}/edit`, { version: '1', name: hostile, description: `${hostile} more` });
    for (const page of ['edit', 'versions', 'versions/2', 'versions/1/restoration', 'removal', 'cover', 'merge']) {
      const { status, text } = await olga.get(`/titles/${id}/${page}`);
      expect([page, status]).toEqual([page, 200]);
      expect(text).not.toContain('<script>alert');
      expect(text).not.toContain('<img src=x');
      expect(text).toContain('&lt;script&gt;alert');
    }
    const twin = await boris.post('/titles/new?type=film', { id: uuidv7(), type: 'film', name: hostile });
    expect(twin.text).not.toContain('<script>alert');
  });
});

describe('a title that is there', () => {
  it('is edited; who comes second sees what changed and may still save', async () => {
    const id = await added();
    const form = fieldsOf((await boris.get(`/titles/${id}/edit`)).text);
    expect(await anna.post(`/titles/${id}/edit`, { ...form, year: '1979' })).toMatchObject({ status: 303 });
    const late = await boris.post(`/titles/${id}/edit`, { ...form, description: 'Typed by Boris' });
    expect(late.status).toBe(409);
    expect(hrefs(late.text)).toContain(`/titles/${id}/versions/2`);
    const kept = fieldsOf(late.text);
    expect(kept).toMatchObject({ description: 'Typed by Boris', version: '2' });
    expect(await boris.post(`/titles/${id}/edit`, kept)).toMatchObject({ status: 303, location: `/titles/${id}` });
    expect(await app.db.title.findUnique({ where: { id } })).toMatchObject({ version: 3, description: 'Typed by Boris' });
    expect(await anna.post(`/titles/${id}/versions/2/restoration`, {})).toMatchObject({ status: 303, location: `/titles/${id}/versions` });
    expect(await app.db.title.findUnique({ where: { id } })).toMatchObject({ version: 4, description: null, year: 1979 });
    for (const none of ['0', '99', '-1', '1.5', 'x', '99999999999']) expect((await anna.get(`/titles/${id}/versions/${none}`)).status, none).toBe(404);
  });

  it('keeps the versions of somebody who is deleted, without their name', async () => {
    const vera = await signedInBrowser(app);
    const id = await added({}, vera);
    const form = fieldsOf((await anna.get(`/titles/${id}/edit`)).text);
    expect(await anna.post(`/titles/${id}/edit`, { ...form, year: '1979' })).toMatchObject({ status: 303 });
    await app.db.user.delete({ where: { id: vera.person.id } });
    for (const page of ['versions', 'versions/1', 'versions/1/restoration']) {
      for (const [language, words] of [['en', 'deleted person'], ['ru', 'удалённый человек']] as const) {
        const { status, text } = await anna.get(`/titles/${id}/${page}`, { 'accept-language': language });
        expect([status, text.replaceAll('\u00A0', ' ').includes(words)], `${page} ${language}`).toEqual([200, true]);
      }
    }
  });

  it('is deleted and merged by whom it may be', async () => {
    const [id, into] = [await added(), await added()];
    expect((await boris.get(`/titles/${id}/removal`)).status).toBe(404);
    expect((await boris.post(`/titles/${id}/removal`, {})).status).toBe(404);
    expect((await anna.get(`/titles/${id}/merge`)).status).toBe(404);
    expect((await anna.post(`/titles/${id}/merge`, { intoId: into })).status).toBe(404);
    await app.db.walk.create({ data: { titleId: id, type: 'film', userId: boris.person.id, state: 'planned' } });
    expect((await anna.get(`/titles/${id}/removal`)).text).toContain('only the circle’s owner');
    expect((await anna.post(`/titles/${id}/removal`, {})).status).toBe(409);
    expect((await olga.get(`/titles/${id}/merge?into=${into}`)).text).toContain('1 entry in lists');
    expect((await olga.post(`/titles/${id}/merge`, { intoId: id })).status).toBe(400);
    expect(await olga.post(`/titles/${id}/merge`, { intoId: into })).toMatchObject({ status: 303, location: `/titles/${into}` });
    expect((await anna.get(`/titles/${id}/edit`)).status).toBe(404);
    expect(await olga.post(`/titles/${into}/removal`, {})).toMatchObject({ status: 303, location: '/titles/films' });
  });
});
