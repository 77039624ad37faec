import { expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { signedInClient } from '#tests/support/api-client.ts';
import { newTitleLimits } from '#app/domains/titles/index.server.ts';
import { countUses } from '#app/platform/http/rate-limit.server.ts';

const app = await createTestApp();
const titleOf = async (name: string, type: 'film' | 'series' = 'film') => (await app.db.title.create({ data: { type, name, nameKey: name.toLowerCase(), searchText: name.toLowerCase() }, select: { id: true } })).id;
const { call, person } = await signedInClient(app);
const other = await signedInClient(app);

it('titles are listed by type only, and looked at one by one', async () => {
  const id = await titleOf('Solaris');
  await titleOf('Severance', 'series');
  expect((await call('GET', '/titles')).body.errors).toEqual([{ field: 'type', message: expect.any(String) as string }]);
  const films = await call('GET', '/titles?type=film');
  expect((films.body.items as { name: string }[]).map(({ name }) => name)).toEqual(['Solaris']);
  expect((await call('GET', `/titles/${id}`)).body).toMatchObject({ id, name: 'Solaris', type: 'film', average_rating: null, rating_count: 0, my_state: null });
});

it('what a title is called elsewhere is told, in order', async () => {
  const id = await titleOf('The Matrix');
  await app.db.titleSource.createMany({ data: [{ titleId: id, source: 'tmdb', externalId: 'movie/603' }, { titleId: id, source: 'imdb', externalId: 'tt0133093' }] });
  expect((await call('GET', `/titles/${id}`)).body.external_ids).toEqual([{ source: 'imdb', external_id: 'tt0133093' }, { source: 'tmdb', external_id: 'movie/603' }]);
});

it('what makes no sense of a walk is refused with its field, and nothing of it is done', async () => {
  const [film, series] = [await titleOf('Andrei Rublev'), (await app.db.title.create({ data: { type: 'series', name: 'The Wire', nameKey: 'the wire', searchText: 'the wire', episodes: 60 }, select: { id: true } })).id];
  const game = (await app.db.title.create({ data: { type: 'game', name: 'Celeste', nameKey: 'celeste', searchText: 'celeste' }, select: { id: true } })).id;
  const refusedOf = async (method: string, path: string, body: object) => {
    const { status, body: answer } = await call(method, path, { body });
    return [status, (answer.errors as { field: string }[] | undefined)?.map(({ field }) => field)];
  };
  expect(await refusedOf('POST', '/walks', { title_id: film, state: 'in_progress', progress: 5 })).toEqual([400, ['progress']]);
  expect(await refusedOf('POST', '/walks', { title_id: film, state: 'planned', started_on: '2026-01-02', ended_on: '2026-01-03' })).toEqual([400, ['started_on', 'ended_on']]);
  expect(await refusedOf('POST', '/walks', { title_id: series, state: 'in_progress', started_on: '2026-01-02', ended_on: '2026-01-03' })).toEqual([400, ['ended_on']]);
  expect(await refusedOf('POST', '/walks', { title_id: series, state: 'in_progress', progress: 61 })).toEqual([400, ['progress']]);
  expect(await refusedOf('POST', '/walks', { title_id: series, state: 'completed', progress: 7 })).toEqual([400, ['progress']]);
  expect(await app.db.walk.count({ where: { titleId: { in: [film, series] } } })).toBe(0);
  const made = await call('POST', '/walks', { body: { title_id: series, state: 'in_progress', progress: 7, started_on: '2026-01-02' } });
  const path = `/walks/${String(made.body.id)}`;
  expect(await refusedOf('PATCH', path, { ended_on: '2026-01-03' })).toEqual([400, ['ended_on']]);
  expect(await refusedOf('PATCH', '/walks', { title_id: series, progress: 7.5 })).toEqual([400, ['progress']]);
  expect((await call('GET', path)).body).toEqual(made.body);
  // What is not named follows by itself, and what is null is not said.
  expect((await call('PATCH', path, { body: { state: 'planned', ended_on: null } })).body).toMatchObject({ state: 'planned', started_on: null });
  // Hours are kept by their tenths.
  expect((await call('POST', '/walks', { body: { title_id: game, state: 'paused', progress: 2.55 } })).body).toMatchObject({ progress: 2.6 });
});

it('others’ ratings are not told while one hides them until one’s own', async () => {
  const [id, rated] = [await titleOf('The Sacrifice'), await titleOf('Ordet')];
  const [critic, shy] = [await signedInClient(app), await signedInClient(app)];
  for (const title of [id, rated]) await critic.call('POST', '/reviews', { body: { title_id: title, rating: 77, text: 'Worth it' } });
  await shy.call('POST', '/reviews', { body: { title_id: rated, rating: 50 } });
  const seen = async () => ({
    byTitle: ((await shy.call('GET', `/titles/${id}/reviews`)).body.items as { rating: number | null; text: string }[]).map(({ rating, text }) => [rating, text]),
    byPerson: ((await shy.call('GET', `/user/${critic.person.id}/reviews`)).body.items as { rating: number | null; title: { id: string } }[]).map(({ rating, title }) => [title.id, rating]),
    own: ((await shy.call('GET', `/user/${shy.person.id}/reviews`)).body.items as { rating: number | null }[]).map(({ rating }) => rating),
    average: (await shy.call('GET', `/titles/${id}`)).body.average_rating,
  });
  const open = { byTitle: [[77, 'Worth it']], byPerson: [[rated, 77], [id, 77]], own: [50], average: 77 };
  expect(await seen()).toEqual(open);
  await app.db.titlesPreference.upsert({ where: { userId: shy.person.id }, create: { userId: shy.person.id, hidesRatings: true }, update: { hidesRatings: true } });
  const byRating = async (path: string) => {
    const { status, body } = await shy.call('GET', path);
    return [status, (body.errors as { field: string; message: string }[] | undefined)?.[0]];
  };
  const refused = [400, { field: 'sort', message: expect.stringContaining('hide other people’s ratings') as string }];
  expect([await byRating('/titles?type=film&sort=rating'), await byRating(`/titles/${id}/reviews?sort=rating`), await byRating(`/titles/${rated}/reviews?sort=rating`)]).toEqual([refused, refused, [200, undefined]]);
  expect(await seen()).toEqual({ byTitle: [[null, 'Worth it']], byPerson: [[rated, 77], [id, null]], own: [50], average: null });
  await shy.call('POST', '/reviews', { body: { title_id: id, rating: 77 } });
  expect(await seen()).toMatchObject({ byPerson: open.byPerson, average: 77 });
});

it('an average is told exactly, as a quotient', async () => {
  const id = await titleOf('Persona');
  for (const rating of [70, 71, 71]) await (await signedInClient(app)).call('POST', '/reviews', { body: { title_id: id, rating } });
  expect((await call('GET', `/titles/${id}`)).body.average_rating).toBe(212 / 3);
  expect(((await call('GET', '/titles?type=film&q=Persona')).body.items as { average_rating: number }[])[0]?.average_rating).toBe(212 / 3);
});

it('a walk is one for a person and a title, and nobody else’s to change', async () => {
  const id = await titleOf('Stalker');
  const made = await call('POST', '/walks', { body: { title_id: id, state: 'in_progress', started_on: '2026-01-02' } });
  expect([made.status, made.body]).toMatchObject([201, { title_id: id, state: 'in_progress', started_on: '2026-01-02' }]);
  const path = `/walks/${String(made.body.id)}`;
  const twice = await call('POST', '/walks', { body: { title_id: id, state: 'planned' } });
  expect([twice.status, twice.headers.get('location')]).toEqual([409, `http://kruzhok.test/api/v1${path}`]);
  expect((await call('PATCH', path, { body: { state: 'completed', ended_on: '2026-02-03' } })).body).toMatchObject({ state: 'completed', started_on: '2026-01-02', ended_on: '2026-02-03' });
  expect((await call('PATCH', '/walks', { body: { title_id: id, state: 'mastered' } })).body.state).toBe('mastered');
  for (const method of ['GET', 'PATCH', 'DELETE']) expect((await other.call(method, path, method === 'PATCH' ? { body: { state: 'planned' } } : {})).status).toBe(404);
  expect((await other.call('PATCH', '/walks', { body: { title_id: id, state: 'planned' } })).status).toBe(404);
  expect(((await other.call('GET', `/titles/${id}/walks`)).body.items as { user: { id: string }; is_mine: boolean }[])[0]).toMatchObject({ user: { id: person.id }, is_mine: false });
  expect(((await other.call('GET', `/user/${person.id}/walks?type=film`)).body.items as unknown[])[0]).toMatchObject({ state: 'mastered', ended_on: '2026-02-03', title: { id, type: 'film' } });
  expect((await call('DELETE', path)).status).toBe(204);
  expect((await call('DELETE', path)).status).toBe(404);
});

it('by the id of a merged title one’s walk through what it became is not written over', async () => {
  const [id, twin] = [await titleOf('Ivan’s Childhood'), await titleOf('My Name Is Ivan')];
  await app.db.title.update({ where: { id: twin }, data: { mergedIntoId: id } });
  const { body } = await call('POST', '/walks', { body: { title_id: id, state: 'completed', started_on: '2026-01-02', ended_on: '2026-01-03' } });
  const again = await call('POST', '/walks', { body: { title_id: twin, state: 'planned' } });
  expect([again.status, again.headers.get('location')]).toEqual([409, `http://kruzhok.test/api/v1/walks/${String(body.id)}`]);
  expect((await call('GET', `/walks/${String(body.id)}`)).body).toMatchObject({ state: 'completed', started_on: '2026-01-02', ended_on: '2026-01-03' });
  expect((await other.call('POST', '/walks', { body: { title_id: twin, state: 'planned' } })).body).toMatchObject({ title_id: id, state: 'planned' });
});

it.each([['walks', { state: 'planned' }, { state: 'completed' }], ['reviews', { rating: 50 }, { rating: 90 }]] as const)('one’s own of the %s is changed by the id of a merged title as well', async (what, made, change) => {
  const [id, twin] = [await titleOf(`Zerkalo (${what})`), await titleOf(`A Mirror (${what})`)];
  await app.db.title.update({ where: { id: twin }, data: { mergedIntoId: id } });
  const { body } = await call('POST', `/${what}`, { body: { title_id: twin, ...made } });
  expect(body).toMatchObject({ title_id: id, ...made });
  const path = `/${what}/${String(body.id)}`;
  const again = await call('POST', `/${what}`, { body: { title_id: twin, ...change } });
  expect([again.status, again.headers.get('location')]).toEqual([409, `http://kruzhok.test/api/v1${path}`]);
  const stale = { 'If-Match': (await call('GET', path)).headers.get('etag') ?? '' };
  expect(await call('PATCH', `/${what}`, { body: { title_id: twin, ...change } })).toMatchObject({ status: 200, body: { id: body.id, title_id: id, ...change } });
  expect((await call('PATCH', `/${what}`, { body: { title_id: twin, ...made }, headers: stale })).status).toBe(412);
  expect((await call('GET', path)).body).toMatchObject(change);
  expect((await other.call('PATCH', `/${what}`, { body: { title_id: twin, ...change } })).status).toBe(404);
});

it('a review moves the average at once, and is nobody else’s to change', async () => {
  const id = await titleOf('The Mirror');
  const made = await call('POST', '/reviews', { body: { title_id: id, rating: 80, text: 'Slow and **true**' } });
  expect([made.status, made.body]).toMatchObject([201, { title_id: id, rating: 80, text: 'Slow and **true**', has_spoilers: false }]);
  await other.call('POST', '/reviews', { body: { title_id: id, rating: 61 } });
  expect((await call('GET', `/titles/${id}`)).body).toMatchObject({ average_rating: 70.5, rating_count: 2, my_rating: 80 });
  const path = `/reviews/${String(made.body.id)}`;
  expect((await call('POST', '/reviews', { body: { title_id: id, rating: 1 } })).status).toBe(409);
  expect((await call('PATCH', path, { body: { rating: 90 } })).body).toMatchObject({ rating: 90, text: 'Slow and **true**' });
  expect((await call('PATCH', '/reviews', { body: { title_id: id, text: null } })).body).toMatchObject({ rating: 90, text: null });
  for (const rating of [-1, 101, 50.5, '50', null]) expect((await call('PATCH', path, { body: { rating } })).status).toBe(400);
  for (const method of ['GET', 'PATCH', 'DELETE']) expect((await other.call(method, path, method === 'PATCH' ? { body: { rating: 1 } } : {})).status).toBe(404);
  const all = await other.call('GET', `/titles/${id}/reviews?sort=rating`);
  expect((all.body.items as { rating: number }[]).map(({ rating }) => rating)).toEqual([90, 61]);
  expect(((await other.call('GET', `/user/${person.id}/reviews`)).body.items as unknown[])[0]).toMatchObject({ rating: 90, title: { id } });
  expect((await call('DELETE', path)).status).toBe(204);
  expect((await call('GET', `/titles/${id}`)).body).toMatchObject({ average_rating: 61, rating_count: 1 });
});

it.each(['walks', 'reviews'] as const)('%s of a merged title are those of what it became, and of none there are none', async (what) => {
  const [id, twin] = [await titleOf(`Offret (${what})`), await titleOf(`The Sacrifice (${what})`)];
  await call('POST', `/${what}`, { body: { title_id: id, ...(what === 'walks' ? { state: 'planned' } : { rating: 70 }) } });
  await app.db.title.update({ where: { id: twin }, data: { mergedIntoId: id } });
  const { status, body } = await other.call('GET', `/titles/${twin}/${what}`);
  expect([status, (body.items as { user: { id: string } }[]).map(({ user }) => user.id)]).toEqual([200, [person.id]]);
  expect((await call('GET', `/titles/${person.id}/${what}`)).status).toBe(404);
});

it('what is shown to nobody is not found by the API either', async () => {
  const id = await titleOf('Nostalghia');
  await call('POST', '/walks', { body: { title_id: id, state: 'planned' } });
  await app.db.titlesPreference.upsert({ where: { userId: person.id }, create: { userId: person.id, walksSeenBy: 'nobody', reviewsSeenBy: 'nobody' }, update: { walksSeenBy: 'nobody', reviewsSeenBy: 'nobody' } });
  await app.db.walk.updateMany({ where: { userId: person.id }, data: { isShared: false } });
  expect((await other.call('GET', `/user/${person.id}/walks?type=film`)).status).toBe(404);
  expect((await other.call('GET', `/titles/${id}/walks`)).body.items).toEqual([]);
  expect((await call('GET', `/user/${person.id}/walks?type=film`)).status).toBe(200);
});

it('a filter that makes no sense is refused, not left out', async () => {
  const fieldsOf = async (query: string) => ((await call('GET', `/titles?type=film&${query}`)).body.errors as { field: string }[]).map(({ field }) => field);
  expect(await fieldsOf('genre=mecha')).toEqual(['genre']);
  expect(await fieldsOf('genre=no-such')).toEqual(['genre']);
  expect(await fieldsOf('year=1500')).toEqual(['year']);
  expect((await call('GET', '/titles?type=film&genre=drama&year=1972')).status).toBe(200);
});

it('what titles of its type do not have is refused of a title, not left out', async () => {
  const wrong = { genres: ['drama', 'mecha'], episodes: 12 };
  const refused = await call('POST', '/titles', { body: { type: 'film', name: 'Zerkalo', ...wrong } });
  expect([refused.status, (refused.body.errors as { field: string }[]).map(({ field }) => field)]).toEqual([400, ['genres.1', 'episodes']]);
  const { body } = await call('POST', '/titles', { body: { type: 'film', name: 'Zerkalo', genres: ['drama'] } });
  const changed = await call('PATCH', `/titles/${String(body.id)}`, { body: wrong });
  expect([changed.status, (changed.body.errors as { field: string }[]).map(({ field }) => field)]).toEqual([400, ['genres.1', 'episodes']]);
  expect((await call('PATCH', `/titles/${String(body.id)}`, { body: { episodes: null, year: 1975 } })).body).toMatchObject({ year: 1975, genres: ['drama'] });
});

it('new titles are as many an hour as by the form, counted together with it', async () => {
  const busy = await signedInClient(app);
  await countUses(app.db, newTitleLimits(busy.person.id).map((limit) => ({ ...limit, uses: limit.max - 1 })), new Date());
  const add = (name: string) => busy.call('POST', '/titles', { body: { type: 'film', name } });
  expect((await add('The Two Hundredth')).status).toBe(201);
  const refused = await add('One Too Many');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^\d+$/)]);
  expect(await app.db.title.count({ where: { name: 'One Too Many' } })).toBe(0);
});
