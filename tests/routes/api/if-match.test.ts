import { describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { signedInClient } from '#tests/support/api-client.ts';
import { picture, pictureForm } from '#tests/support/pictures.ts';
import { until } from '#tests/support/until.ts';
import { waitsForLock } from '#tests/support/waits-for-lock.ts';

const app = await createTestApp();
const { call, person } = await signedInClient(app);
const post = async (path: string, body: object) => {
  const made = await call('POST', path, { body });
  expect([path, made.status]).toEqual([path, 201]);
  return String(made.body.id);
};
const etagOf = async (path: string) => (await call('GET', path)).headers.get('etag') ?? '';
let titles = 0;
const newTitle = (name: string, type = 'film') => post('/titles', { type, name: `${name} ${(titles += 1)}` });

/** Each kind of thing that can be changed on a condition: how one is made, and what the change of a number says. */
const kinds: Record<string, { make: () => Promise<string>; change: (number: number) => object }> = {
  book: { make: async () => `/books/${await post('/books', { title: 'A book' })}`, change: (number) => ({ title: `Book ${number}`, rating: number }) },
  reading: {
    make: async () => {
      const book = await post('/books', { title: 'A book that is read' });
      return `/books/${book}/readings/${await post(`/books/${book}/readings`, { state: 'reading', started_on: '2026-01-01' })}`;
    },
    change: (number) => ({ started_on: `2026-02-${String(number).padStart(2, '0')}` }),
  },
  goal: { make: async () => `/goals/${await post('/goals', { metric: 'library.books', amount: 100, period: 'year' })}`, change: (amount) => ({ amount }) },
  walk: { make: async () => `/walks/${await post('/walks', { title_id: await newTitle('Walked'), state: 'planned' })}`, change: (number) => ({ state: 'in_progress', started_on: `2026-02-${String(number).padStart(2, '0')}` }) },
  review: { make: async () => `/reviews/${await post('/reviews', { title_id: await newTitle('Reviewed'), rating: 50 })}`, change: (rating) => ({ rating }) },
  title: { make: async () => `/titles/${await newTitle('A title')}`, change: (number) => ({ name: `Title ${number}` }) },
};
const numbers = Array.from({ length: 20 }, (_, at) => at + 1);
const tally = (answers: { status: number }[]) => Object.fromEntries([...Map.groupBy(answers, ({ status }) => status)].map(([status, of]) => [status, of.length]));

describe('of twenty changes of one moment that name the same ETag one is made', () => {
  it.each(Object.entries(kinds))('%s', async (_kind, { make, change }) => {
    const path = await make();
    const headers = { 'If-Match': await etagOf(path) };
    const changes = await Promise.all(numbers.map((number) => call('PATCH', path, { body: change(number), headers })));
    expect(tally(changes)).toEqual({ 200: 1, 412: 19 });
    const made = changes.findIndex(({ status }) => status === 200);
    expect((await call('GET', path)).body).toMatchObject(change(made + 1));
    expect(changes[made]?.headers.get('etag')).toBe(await etagOf(path));
    const last = { 'If-Match': await etagOf(path) };
    const removals = tally(await Promise.all(numbers.map(() => call('DELETE', path, { headers: last }))));
    // Whoever comes later finds nothing, or, where it can come back, another answer.
    expect([removals[204], (removals[404] ?? 0) + (removals[412] ?? 0)]).toEqual([1, 19]);
  });

  it('one’s own profile', async () => {
    const headers = { 'If-Match': await etagOf('/user/@me') };
    const changes = await Promise.all(numbers.map((number) => call('PATCH', '/user/@me', { body: { bio: `Number ${number}`, theme: 'dark' }, headers })));
    expect(tally(changes)).toEqual({ 200: 1, 412: 19 });
  });
});

it.each([['/user/@me', '/user/@me/avatar', 'picture', 'avatar_url'], ['', '', 'cover', 'cover_url']] as const)('a picture comes and goes on a condition, too (%s)', async (me, avatar, field, shown) => {
  const path = me || `/titles/${await newTitle('Pictured')}`;
  const at = avatar || `${path}/cover`;
  const stale = { 'If-Match': await etagOf(path) };
  const set = await call('PUT', at, { raw: pictureForm(field, await picture()), headers: stale });
  expect([set.status, set.headers.get('etag')]).toEqual([200, await etagOf(path)]);
  expect((await call('PUT', at, { raw: pictureForm(field, await picture()), headers: stale })).status).toBe(412);
  expect((await call('DELETE', at, { headers: stale })).status).toBe(412);
  expect((await call('GET', path)).body[shown]).toBe(set.body[shown]);
  expect((await call('DELETE', at, { headers: { 'If-Match': await etagOf(path) } })).status).toBe(204);
  expect((await call('GET', path)).body[shown]).toBeNull();
});

it('a change that a page makes meanwhile is seen, too', async () => {
  const path = await kinds.book!.make();
  const headers = { 'If-Match': await etagOf(path) };
  const id = path.split('/').at(-1)!;
  let late: ReturnType<typeof call> | undefined;
  await app.db.$transaction(async (tx) => {
    await tx.book.update({ where: { id }, data: { title: 'By a page' } });
    late = call('PATCH', path, { body: { title: 'By a program' }, headers });
    await until(() => waitsForLock(app.db));
  }, { timeout: 30_000 });
  expect((await late)?.status).toBe(412);
  expect((await call('GET', path)).body.title).toBe('By a page');
});

it('one’s own profile is what it was, though the request itself says that one is here', async () => {
  const { call: mine } = await signedInClient(app);
  const seen = await mine('GET', '/user/@me');
  const etag = seen.headers.get('etag') ?? '';
  try {
    app.setNow(new Date(Date.now() + 6 * 60_000));
    const changed = await mine('PATCH', '/user/@me', { body: { bio: 'After a pause' }, headers: { 'If-Match': etag } });
    expect([changed.status, changed.body.bio]).toEqual([200, 'After a pause']);
    expect(changed.body.last_seen_at).not.toBe(seen.body.last_seen_at);
    expect((await mine('GET', '/user/@me')).headers.get('etag')).toBe(changed.headers.get('etag'));
    expect((await mine('PATCH', '/user/@me', { body: { bio: 'Unseen' }, headers: { 'If-Match': etag } })).status).toBe(412);
  } finally {
    app.setNow(null);
  }
});

it('a book comes back on a condition, too', async () => {
  const path = await kinds.book!.make();
  const stale = { 'If-Match': await etagOf(path) };
  expect((await call('DELETE', path)).status).toBe(204);
  expect((await call('PUT', `${path}/restoration`, { headers: stale })).status).toBe(412);
  const back = await call('PUT', `${path}/restoration`, { headers: { 'If-Match': await etagOf(path) } });
  expect([back.status, back.headers.get('etag')]).toEqual([200, await etagOf(path)]);
});

it('a name that is taken counts as a try, though the change is taken back', async () => {
  const { person: other } = await signedInClient(app);
  const tries = () => app.db.rateLimit.aggregate({ where: { key: { startsWith: 'username-try:' } }, _sum: { count: true } });
  const before = (await tries())._sum.count ?? 0;
  const refused = await call('PATCH', '/user/@me', { body: { username: other.username }, headers: { 'If-Match': await etagOf('/user/@me') } });
  expect(refused.status).toBe(400);
  expect((await tries())._sum.count).toBe(before + 1);
  expect((await app.db.user.findUniqueOrThrow({ where: { id: person.id } })).username).toBe(person.username);
});

describe('two changes of one moment that name different parts', () => {
  it.each([
    ['a walk', 'walk', { progress: 3 }, { started_on: '2026-02-03' }],
    ['a review', 'review', { rating: 77 }, { text: 'Long, and good.' }],
    ['a book', 'book', { title: 'Another title' }, { rating: 90 }],
  ] as const)('%s keeps both', async (_what, kind, one, other) => {
    for (let turn = 0; turn < 5; turn += 1) {
      const path = kind === 'walk' ? `/walks/${await post('/walks', { title_id: await newTitle('Walked', 'series'), state: 'in_progress' })}` : await kinds[kind]!.make();
      const answers = await Promise.all([call('PATCH', path, { body: one }), call('PATCH', path, { body: other })]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect((await call('GET', path)).body).toMatchObject({ ...one, ...other });
    }
  });
});

it('a change of a book is made whole or not at all', async () => {
  const id = await post('/books', { title: 'Being read' });
  await post(`/books/${id}/readings`, { state: 'reading' });
  expect((await call('PATCH', `/books/${id}`, { body: { title: 'New', rating: 90, state: 'to_read' } })).status).toBe(409);
  expect((await call('GET', `/books/${id}`)).body).toMatchObject({ title: 'Being read', rating: null });
});

describe('a title’s walk and review, named by the title', () => {
  it.each([['/walks', { state: 'planned' }, { state: 'completed' }], ['/reviews', { rating: 50 }, { rating: 10 }]] as const)('%s hears If-Match, too', async (path, made, change) => {
    const title = await newTitle('By its title');
    const id = await post(path, { title_id: title, ...made });
    const headers = { 'If-Match': await etagOf(`${path}/${id}`) };
    expect((await call('PATCH', path, { body: { title_id: title, ...change }, headers })).status).toBe(200);
    expect((await call('PATCH', path, { body: { title_id: title, ...made }, headers })).status).toBe(412);
  });

  it.each([['/walks', { state: 'planned' }, { state: 'completed' }], ['/reviews', { rating: 50 }, { rating: 10 }]] as const)('of two %s made at once one is made', async (path, one, other) => {
    const title = await newTitle('Made twice');
    const answers = await Promise.all([one, other].map((said) => call('POST', path, { body: { title_id: title, ...said } })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});
