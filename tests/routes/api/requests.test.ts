import { describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { apiClient, signedInClient } from '#tests/support/api-client.ts';
import { documentOf } from '#tests/support/api-promises.ts';
import { picture, pictureForm } from '#tests/support/pictures.ts';

const app = await createTestApp({ API_CORS_ORIGINS: 'https://app.example' });
const { call, person } = await signedInClient(app);
const other = await signedInClient(app);
const goalKeeper = await signedInClient(app);

const addBook = async (title = 'A book') => (await call('POST', '/books', { body: { title, pages: 200 } })).body as { id: string };
const shelved = await addBook();

describe('what goes wrong', () => {
  it('is a problem document in the language of whoever asks', async () => {
    const [en, ru] = await Promise.all(['en', 'ru'].map((language) => call('POST', '/books', { body: { pages: 'many', colour: 'red' }, headers: { 'Accept-Language': language } })));
    expect(en?.headers.get('content-type')).toContain('application/problem+json');
    expect(en?.body).toMatchObject({ status: 400, code: 'invalid', instance: '/api/v1/books', type: 'http://kruzhok.test/api/v1/docs#problem-invalid' });
    const fields = (answer: typeof en) => (answer?.body.errors as { field: string; message: string }[]).map(({ field }) => field).sort();
    expect(fields(en)).toEqual(['colour', 'pages', 'title']);
    expect(en?.body.title).toBe('Something in the request is wrong');
    expect(ru?.body.title).toBe('Что-то в запросе неверно');
    expect(ru?.headers.get('content-language')).toBe('ru');
    expect(JSON.stringify(ru?.body.errors)).toMatch(/Такого поля здесь нет/);
  });

  it.each([
    ['no JSON', 'POST', '/books', { raw: '{', headers: { 'Content-Type': 'application/json' } }, 400, 'not_json'],
    ['a form', 'POST', '/books', { raw: 'title=x', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }, 415, 'unsupported_media_type'],
    ['a prototype', 'POST', '/books', { raw: '{"title":"x","__proto__":{"a":1}}', headers: { 'Content-Type': 'application/json' } }, 400, 'bad_characters'],
    ['a depth', 'POST', '/books', { raw: `{"title":${'['.repeat(5000)}${']'.repeat(5000)}}`, headers: { 'Content-Type': 'application/json' } }, 400, 'not_json'],
    ['NUL', 'POST', '/books', { body: { title: 'a\u0000b' } }, 400, 'bad_characters'],
    ['what is not UTF-8', 'POST', '/books', { raw: Buffer.from('{"title":"Caf\u00e9"}', 'latin1'), headers: { 'Content-Type': 'application/json' } }, 400, 'bad_characters'],
    ['an operator', 'POST', '/books', { body: { title: { contains: '' } } }, 400, 'invalid'],
    ['another method', 'PUT', '/books', {}, 405, 'method_not_allowed'],
    ['nowhere', 'GET', '/nowhere', {}, 404, 'not_found'],
    ['an unknown parameter', 'GET', '/books?colour=red', {}, 400, 'invalid'],
    ['one twice', 'GET', '/books?shelf=all&shelf=read', {}, 400, 'invalid'],
    ['an id that is none', 'GET', '/books/1%27%20OR%201=1', {}, 404, 'not_found'],
    ['a megabyte and more', 'POST', '/books', { body: { title: 'x'.repeat(1_100_000) } }, 413, 'too_large'],
  ] as const)('%s is told as such', async (_name, method, path, sent, status, code) => {
    const answer = await call(method, path, sent);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    if (status === 405) expect(answer.headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS');
  });

  it.each([
    ['a day that is none', 'POST', `/books/${shelved.id}/readings`, { state: 'finished', started_on: '2026-02-31' }, ['started_on']],
    ['days the wrong way round', 'POST', `/books/${shelved.id}/readings`, { state: 'finished', started_on: '2026-02-03', ended_on: '2026-02-01' }, ['ended_on']],
    ['a tag that would be two', 'POST', '/books', { title: 'Tagged', tags: ['whole', 'cut, in two'] }, ['tags.1']],
    ['a year that there was not', 'GET', '/books?year=0', undefined, ['year']],
  ] as const)('%s is refused with the name of its field', async (_name, method, path, body, fields) => {
    const answer = await call(method, path, { body });
    expect([answer.status, (answer.body.errors as { field: string }[]).map(({ field }) => field)]).toEqual([400, fields]);
  });

  it('a method that HTTP does not know is refused in JSON, too', async () => {
    const answer = await call('PROPFIND', '/books');
    expect([answer.status, answer.body.code]).toEqual([405, 'method_not_allowed']);
  });
});

it('a reading is made, goes on, or is refused, and each is told as such', async () => {
  const { id } = await addBook();
  const begin = (body: object = {}) => call('POST', `/books/${id}/readings`, { body: { state: 'reading', ...body } });
  const wrong = await begin({ ended_on: '2026-01-05' });
  expect([wrong.status, wrong.body.errors]).toMatchObject([400, [{ field: 'ended_on' }]]);
  const past = await begin({ state: 'finished', from_start: true });
  expect([past.status, past.body.errors]).toMatchObject([400, [{ field: 'from_start' }]]);
  const made = await begin({ started_on: '2026-01-01' });
  expect(made.status).toBe(201);
  const again = await begin({ started_on: '2026-01-03' });
  expect([again.status, again.body.code, again.headers.get('location')]).toEqual([409, 'conflict', made.headers.get('location')]);
  expect((await begin({ id: made.body.id })).status).toBe(201);
  const path = `/books/${id}/readings/${String(made.body.id)}`;
  expect((await call('PATCH', path, { body: { state: 'stopped' } })).status).toBe(200);
  const dated = await begin({ started_on: '2026-02-01' });
  expect([dated.status, dated.body.errors]).toMatchObject([400, [{ field: 'started_on' }]]);
  expect((await call('GET', path)).body).toMatchObject({ state: 'stopped', started_on: '2026-01-01' });
  const resumed = await begin();
  expect([resumed.status, resumed.body.id, resumed.headers.get('location')]).toEqual([200, made.body.id, made.headers.get('location')]);
  expect((await call('PATCH', path, { body: { state: 'stopped' } })).status).toBe(200);
  expect(await begin({ from_start: true, started_on: '2026-02-01' })).toMatchObject({ status: 201, body: { started_on: '2026-02-01' } });
});

describe('what stands in the way is told as a conflict', () => {
  const idOf = async (client: typeof call, path: string, body: object) => String((await client('POST', path, { body })).body.id);
  const conflict = async (method: string, path: string, body?: object) => {
    const { status, body: told } = await call(method, path, { body });
    expect([status, told.code]).toEqual([409, 'conflict']);
  };

  it('an id that belongs to something else', async () => {
    const [theirs, goal] = [await idOf(other.call, '/books', { title: 'Theirs' }), await idOf(other.call, '/goals', { metric: 'library.books', amount: 3 })];
    const entry = await idOf(call, `/books/${shelved.id}/progress`, { value: 10 });
    const { id: book } = await addBook();
    await conflict('POST', '/books', { id: theirs, title: 'Mine' });
    await conflict('POST', '/goals', { id: goal, metric: 'library.books', amount: 3 });
    await conflict('POST', `/books/${book}/progress`, { id: entry, value: 20 });
    await conflict('POST', '/titles', { id: await idOf(other.call, '/titles', { type: 'film', name: 'Theirs' }), type: 'film', name: 'Mine' });
  });

  it('what is read, and what was said since', async () => {
    const { id } = await addBook();
    const first = await idOf(call, `/books/${id}/progress`, { value: 10 });
    await call('POST', `/books/${id}/progress`, { body: { value: 20 } });
    await conflict('DELETE', `/books/${id}/progress/${first}`);
    await conflict('PATCH', `/books/${id}`, { state: 'to_read' });
  });

  it('others, who use a title', async () => {
    const id = await idOf(call, '/titles', { type: 'film', name: 'Shared' });
    await other.call('POST', '/walks', { body: { title_id: id, state: 'planned' } });
    await conflict('DELETE', `/titles/${id}`);
    expect((await call('POST', '/titles', { body: { type: 'film', name: 'Shared' } })).headers.get('location')).toContain(id);
  });
});

describe('a goal', () => {
  const fieldsOf = ({ status, body }: Awaited<ReturnType<typeof call>>) => [status, ((body.errors ?? []) as { field: string }[]).map(({ field }) => field)];
  const set = (body: object) => goalKeeper.call('POST', '/goals', { body });

  it('of the calendar has no days of its own', async () => {
    const pages = { metric: 'library.pages', amount: 10 };
    expect(fieldsOf(await set({ ...pages, to: '2030-01-01' }))).toEqual([400, ['to']]);
    expect(fieldsOf(await set({ ...pages, period: 'month', from: '2026-01-01', to: '2030-01-01' }))).toEqual([400, ['from', 'to']]);
    const { body } = await set({ ...pages, period: 'week' });
    expect(fieldsOf(await goalKeeper.call('PATCH', `/goals/${String(body.id)}`, { body: { to: '2030-01-01' } }))).toEqual([400, ['to']]);
    expect((await goalKeeper.call('PATCH', `/goals/${String(body.id)}`, { body: { amount: 20, repeats: true } })).body).toMatchObject({ amount: 20, repeats: true });
  });

  it('of a whole thing has neither an amount, a period nor a next time', async () => {
    const whole = { metric: 'library.book', filter: `book:${String((await goalKeeper.call('POST', '/books', { body: { title: 'A book', pages: 200 } })).body.id)}`, to: '2030-01-01' };
    expect(fieldsOf(await set({ ...whole, amount: 3, repeats: true }))).toEqual([400, ['amount', 'repeats']]);
    expect(fieldsOf(await set({ ...whole, period: 'month' }))).toEqual([400, ['period']]);
    // What such a goal is may be said.
    const made = await set({ ...whole, period: 'span' });
    expect(made.status).toBe(201);
    const path = `/goals/${String(made.body.id)}`;
    expect(fieldsOf(await goalKeeper.call('PATCH', path, { body: { amount: 3 } }))).toEqual([400, ['amount']]);
    expect(fieldsOf(await goalKeeper.call('PATCH', path, { body: { repeats: true } }))).toEqual([400, ['repeats']]);
    expect((await goalKeeper.call('PATCH', path, { body: { to: '2030-02-01' } })).body.to).toBe('2030-02-01');
  });

  it('that runs is on the one page there is', async () => {
    expect(fieldsOf(await goalKeeper.call('GET', '/goals?when=running&after=x'))).toEqual([400, ['after']]);
  });
});

describe('ETag', () => {
  it('spares an answer that has not changed, and guards a change against one unseen', async () => {
    const { id } = await addBook();
    const first = await call('GET', `/books/${id}`);
    const etag = first.headers.get('etag') ?? '';
    const again = await call('GET', `/books/${id}`, { headers: { 'If-None-Match': `"other", ${etag}` } });
    expect([again.status, again.text]).toEqual([304, '']);
    const changed = await call('PATCH', `/books/${id}`, { body: { title: 'Another' }, headers: { 'If-Match': etag } });
    expect([changed.status, changed.body.title, changed.body.pages]).toEqual([200, 'Another', 200]);
    const late = await call('PATCH', `/books/${id}`, { body: { title: 'Too late' }, headers: { 'If-Match': etag } });
    expect([late.status, late.body.code]).toEqual([412, 'changed_meanwhile']);
    expect((await call('GET', `/books/${id}`)).body.title).toBe('Another');
    expect((await call('PATCH', `/books/${id}`, { body: { rating: 90 }, headers: { 'If-Match': changed.headers.get('etag') ?? '' } })).body).toMatchObject({ rating: 90, title: 'Another' });
  });

  it('HEAD answers like GET without a body', async () => {
    const head = await call('HEAD', '/books');
    expect([head.status, head.text, head.headers.get('etag')?.length]).toEqual([200, '', 29]);
  });
});

describe('Idempotency-Key', () => {
  const post = (key: string, body: object) => call('POST', '/books', { body, headers: { 'Idempotency-Key': key } });

  it('answers the same request the same, and does it once', async () => {
    const [first, second] = [await post('k-1', { title: 'Once' }), await post('k-1', { title: 'Once' })];
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
    expect([second.headers.get('idempotent-replayed'), second.headers.get('location')]).toEqual(['true', first.headers.get('location')]);
    expect(await app.db.book.count({ where: { ownerId: person.id, title: 'Once' } })).toBe(1);
    const otherwise = await post('k-1', { title: 'Something else' });
    expect([otherwise.status, otherwise.body.code]).toEqual([422, 'key_of_another_request']);
    const theirs = await other.call('POST', '/books', { body: { title: 'Theirs' }, headers: { 'Idempotency-Key': 'k-1' } });
    expect(theirs.status).toBe(201);
  });

  it('of many at once one is done, the others hear so', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => post('k-2', { title: 'At once' })));
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(answers.some(({ status }) => status === 201)).toBe(true);
    expect(await app.db.book.count({ where: { ownerId: person.id, title: 'At once' } })).toBe(1);
  });

  it('a day later it is a new request, and one that is no key is refused', async () => {
    await post('k-3', { title: 'Daily' });
    await app.db.apiReply.updateMany({ data: { createdAt: new Date(Date.now() - 25 * 3_600_000) } });
    expect((await post('k-3', { title: 'Daily again' })).status).toBe(201);
    expect(await app.db.book.count({ where: { ownerId: person.id, title: { in: ['Daily', 'Daily again'] } } })).toBe(2);
    expect((await post('with space', { title: 'x' })).body.code).toBe('key_unreadable');
  });

  it('does a thing once even when its answer was never kept', async () => {
    await post('k-4', { title: 'Cut off' });
    await app.db.apiReply.deleteMany({ where: { userId: person.id } });
    await post('k-4', { title: 'Cut off' });
    expect(await app.db.book.count({ where: { ownerId: person.id, title: 'Cut off' } })).toBe(1);
  });
});

it('lists come in pages whose links lead through all of it', async () => {
  const reader = await signedInClient(app);
  for (let number = 0; number < 35; number += 1) await reader.call('POST', '/books', { body: { title: `Book ${number}` } });
  const first = await reader.call('GET', '/books?sort=title');
  expect([(first.body.items as unknown[]).length, first.body.limit]).toEqual([30, 30]);
  expect(first.headers.get('link')).toBe(`<${String(first.body.next)}>; rel="next"`);
  const second = await reader.call('GET', String(first.body.next).replace('http://kruzhok.test/api/v1', ''));
  expect([(second.body.items as unknown[]).length, second.body.next]).toEqual([5, null]);
  expect(second.headers.get('link')).toContain('rel="prev"');
  const cursor = new URL(String(first.body.next)).searchParams.get('after') ?? '';
  for (const path of [`/books?sort=added&after=${cursor}`, '/books?after=x', '/titles?type=film&after=x', `/user/${reader.person.id}/walks?type=film&after=x`, `/user/${reader.person.id}/reviews?after=x`, '/goals?when=past&after=x']) {
    const strange = await reader.call('GET', path);
    expect([path, strange.status, strange.body.errors]).toEqual([path, 400, [{ field: 'after', message: 'This is no page of ours' }]]);
  }
});

it('says how much may still be asked', async () => {
  const answer = await call('GET', '/user/@me');
  expect(Number(answer.headers.get('ratelimit-remaining'))).toBeLessThan(Number(answer.headers.get('ratelimit-limit')));
  expect(answer.headers.get('ratelimit-reset')).toMatch(/^\d+$/);
  const busy = await signedInClient(app);
  const many = await Promise.all(Array.from({ length: 620 }, () => busy.call('OPTIONS', '/books')));
  expect(many.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  expect(many.find(({ status }) => status === 429)?.headers.get('retry-after')).toMatch(/^\d+$/);
});

describe('pages elsewhere', () => {
  it('may use it where the house names them, and only they', async () => {
    const preflight = await apiClient(app)('OPTIONS', '/books', { headers: { Origin: 'https://app.example', 'Access-Control-Request-Method': 'POST' } });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin'), preflight.headers.get('access-control-allow-credentials')]).toEqual([204, 'https://app.example', null]);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Authorization');
    const used = await call('POST', '/books', { body: { title: 'From elsewhere' }, headers: { Origin: 'https://app.example', 'Sec-Fetch-Site': 'cross-site' } });
    expect([used.status, used.headers.get('access-control-allow-origin')]).toEqual([201, 'https://app.example']);
    const [sent, read] = [preflight.headers.get('access-control-allow-headers')?.split(', '), used.headers.get('access-control-expose-headers')?.split(', ')];
    // All that the document tells of.
    const { components } = await documentOf(app);
    expect(sent).toEqual(expect.arrayContaining(Object.keys(components.parameters)));
    expect(read).toEqual(expect.arrayContaining(Object.keys(components.headers).map((name) => name.replace(/-sometimes$/, ''))));
    const stranger = await apiClient(app)('OPTIONS', '/books', { headers: { Origin: 'https://evil.example' } });
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('one’s own', () => {
  it('profile: what is named changes, by the rules of the pages', async () => {
    const changed = await call('PATCH', '/user/@me', { body: { first_name: 'Ada', links: [{ kind: 'github', url: 'https://github.com/ada' }], week_start: 'sunday', locale: 'en' } });
    expect(changed.body).toMatchObject({ first_name: 'Ada', links: [{ kind: 'github', url: 'https://github.com/ada', label: null }], week_start: 'sunday', locale: 'en' });
    expect((await call('PATCH', '/user/@me', { body: { bio: 'Reads' } })).body).toMatchObject({ first_name: 'Ada', bio: 'Reads' });
    expect((await call('PATCH', '/user/@me', { body: { first_name: null } })).body).toMatchObject({ first_name: null, bio: 'Reads' });
    const wrong = await call('PATCH', '/user/@me', { body: { links: [{ kind: 'github', url: 'javascript:alert(1)' }] } });
    expect([wrong.status, (wrong.body.errors as { field: string }[])[0]?.field]).toEqual([400, 'links.0.url']);
    for (const field of ['role', 'id', 'email', 'joined_at', 'deactivatedAt']) expect((await call('PATCH', '/user/@me', { body: { [field]: 'owner' } })).status).toBe(400);
  });

  it('picture comes and goes', async () => {
    const form = pictureForm('picture', await picture());
    const set = await call('PUT', '/user/@me/avatar', { raw: form });
    expect([set.status, set.body.avatar_url]).toEqual([200, expect.stringContaining('/files/') as string]);
    expect((await call('DELETE', '/user/@me/avatar')).status).toBe(204);
    expect((await call('GET', '/user/@me')).body.avatar_url).toBeNull();
  });

  it('another’s e-mail and private page stay theirs', async () => {
    const seen = await call('GET', `/user/${other.person.id}`);
    expect(seen.body).toMatchObject({ username: other.person.username });
    expect(seen.text).not.toContain(other.person.email ?? '');
    await app.db.user.update({ where: { id: other.person.id }, data: { profileVisibility: 'nobody' } });
    expect((await call('GET', `/user/${other.person.id}`)).status).toBe(404);
  });

  it('books, readings and progress, from the first page to the last', async () => {
    const { id } = await addBook('From end to end');
    const reading = await call('POST', `/books/${id}/readings`, { body: { state: 'reading', started_on: '2026-01-02' } });
    expect([reading.status, reading.body]).toMatchObject([201, { state: 'reading', started_on: '2026-01-02', ended_on: null }]);
    const half = await call('POST', `/books/${id}/progress`, { body: { value: 100 } });
    expect([half.status, half.body]).toMatchObject([201, { page: 100, percent: 50, has_finished: false, reading_id: reading.body.id }]);
    expect((await call('POST', `/books/${id}/progress`, { body: { value: 200 } })).body.has_finished).toBe(true);
    expect((await call('GET', `/books/${id}`)).body).toMatchObject({ state: 'read', times_read: 1, pages_left: 0 });
    const entries = (await call('GET', `/books/${id}/progress`)).body.items as { id: string; is_newest: boolean }[];
    expect(entries.map(({ is_newest: isNewest }) => isNewest)).toEqual([true, false]);
    expect((await call('DELETE', `/books/${id}/progress/${entries[0]?.id}`)).status).toBe(204);
    expect((await call('GET', `/books/${id}`)).body.state).toBe('reading');
    const ended = await call('PATCH', `/books/${id}/readings/${String(reading.body.id)}`, { body: { state: 'stopped', ended_on: '2026-02-03' } });
    expect(ended.body).toMatchObject({ state: 'stopped', started_on: '2026-01-02', ended_on: '2026-02-03' });
    for (const [method, path] of [['GET', ''], ['PATCH', ''], ['DELETE', ''], ['GET', '/progress'], ['GET', `/readings/${String(reading.body.id)}`]] as const) {
      expect([path, (await other.call(method, `/books/${id}${path}`, method === 'PATCH' ? { body: { title: 'Mine' } } : {})).status]).toEqual([path, 404]);
    }
    expect((await call('DELETE', `/books/${id}`)).status).toBe(204);
    expect((await call('PUT', `/books/${id}/restoration`)).body).toMatchObject({ id, is_in_trash: false });
  });

  it('goals', async () => {
    const made = await call('POST', '/goals', { body: { metric: 'library.books', amount: 3, period: 'year' } });
    expect([made.status, made.body]).toMatchObject([201, { metric: 'library.books', amount: 3, target: 3, is_archived: false }]);
    const path = `/goals/${String(made.body.id)}`;
    expect((await call('PATCH', path, { body: { amount: 5 } })).body).toMatchObject({ amount: 5, period: 'year' });
    expect(((await call('GET', '/goals')).body.items as unknown[]).length).toBe(1);
    expect((await other.call('GET', path)).status).toBe(404);
    expect((await call('PATCH', path, { body: { is_archived: true } })).body.is_archived).toBe(true);
    expect(((await call('GET', '/goals?when=past')).body.items as unknown[]).length).toBe(1);
    expect((await call('DELETE', path)).status).toBe(204);
  });
});

it('its page is read without scripts, and names every operation', async () => {
  const page = await app.browser().get('/api/v1/docs');
  expect(page.status).toBe(200);
  const { paths } = (await call('GET', '/openapi.json')).body as { paths: Record<string, Record<string, { operationId: string }>> };
  const ids = Object.values(paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
  expect(ids.length).toBeGreaterThan(25);
  expect(ids.filter((id) => !page.text.includes(`id="${id}"`))).toEqual([]);
});
