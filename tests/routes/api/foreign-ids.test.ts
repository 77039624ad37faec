import { describe, expect, it } from 'vitest';
import type { Role } from '#app/kernel/accounts/context.ts';
import { operations } from '#app/routes/api/operations.server.ts';
import { createTestApp } from '#tests/support/app.ts';
import { signedInClient } from '#tests/support/api-client.ts';
import { everythingOf } from '../security/furnished-person.ts';

/** Whatever an address of the API names, asked for with the ids of somebody else's things, by a member and by the owner. */
const app = await createTestApp();
const { id: title } = await app.db.title.create({ data: { type: 'film', name: 'Solaris', nameKey: 'solaris' }, select: { id: true } });
const victim = await signedInClient(app);

const made = async (path: string, body: object) => {
  const answer = await victim.call('POST', path, { body });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
  return String(answer.body.id);
};
const book = await made('/books', { title: 'Roadside Picnic', pages: 200 });
const trashed = await made('/books', { title: 'Hard to Be a God', pages: 200 });
const things = {
  book, title, reading: await made(`/books/${book}/readings`, { state: 'reading', started_on: '2026-01-01' }), entry: await made(`/books/${book}/progress`, { value: 50 }),
  goal: await made('/goals', { metric: 'library.books', amount: 3 }), walk: await made('/walks', { title_id: title, state: 'planned' }), review: await made('/reviews', { title_id: title, rating: 50 }),
};
if ((await victim.call('DELETE', `/books/${trashed}`)).status !== 204) throw new Error('nothing was put into the trash');

type Attempt = { address: string; body?: object; status: number };
const { reading, entry, goal, walk, review } = things;

/** What is somebody's own is not there for others, whatever is asked of it. */
const own: Record<string, Attempt> = {
  getBook: { address: `/books/${book}`, status: 404 }, changeBook: { address: `/books/${book}`, body: { title: 'Mine' }, status: 404 }, trashBook: { address: `/books/${book}`, status: 404 }, restoreBook: { address: `/books/${trashed}/restoration`, status: 404 },
  getReading: { address: `/books/${book}/readings/${reading}`, status: 404 }, addReading: { address: `/books/${book}/readings`, body: { state: 'reading' }, status: 404 },
  changeReading: { address: `/books/${book}/readings/${reading}`, body: { started_on: '2026-01-02' }, status: 404 }, removeReading: { address: `/books/${book}/readings/${reading}`, status: 404 },
  listProgress: { address: `/books/${book}/progress`, status: 404 }, recordProgress: { address: `/books/${book}/progress`, body: { value: 60 }, status: 404 }, retractProgress: { address: `/books/${book}/progress/${entry}`, status: 404 },
  getGoal: { address: `/goals/${goal}`, status: 404 }, changeGoal: { address: `/goals/${goal}`, body: { amount: 9 }, status: 404 }, removeGoal: { address: `/goals/${goal}`, status: 404 },
  getWalk: { address: `/walks/${walk}`, status: 404 }, changeWalk: { address: `/walks/${walk}`, body: { state: 'completed' }, status: 404 }, removeWalk: { address: `/walks/${walk}`, status: 404 },
  getReview: { address: `/reviews/${review}`, status: 404 }, changeReview: { address: `/reviews/${review}`, body: { rating: 1 }, status: 404 }, removeReview: { address: `/reviews/${review}`, status: 404 },
};

/** What is the circle's, and what people show of themselves. */
const shared: Record<string, Attempt> = {
  getTitle: { address: `/titles/${title}`, status: 200 }, changeTitle: { address: `/titles/${title}`, body: { year: 1972 }, status: 200 }, setTitleCover: { address: `/titles/${title}/cover`, status: 400 }, removeTitleCover: { address: `/titles/${title}/cover`, status: 204 },
  listTitleWalks: { address: `/titles/${title}/walks`, status: 200 }, listTitleReviews: { address: `/titles/${title}/reviews`, status: 200 },
  getPerson: { address: `/user/${victim.person.id}`, status: 200 }, listPersonWalks: { address: `/user/${victim.person.id}/walks?type=film`, status: 200 }, listPersonReviews: { address: `/user/${victim.person.id}/reviews`, status: 200 },
};

/** Who may take a title away is told apart below. */
const placed = [...Object.keys(own), ...Object.keys(shared), 'removeTitle'].sort();

describe('ids of other people', () => {
  it('are asked of every operation whose address names a thing', () => {
    expect(placed).toEqual(operations.filter(({ path }) => path.includes('{')).map(({ id }) => id).sort());
  });

  it.each(['member', 'owner'] as Role[])('lead a %s to nothing that is somebody’s own, and change nothing', async (role) => {
    const before = await everythingOf(app.db, victim.person.id);
    const { call } = await signedInClient(app, role);
    for (const [id, { address, body, status }] of Object.entries({ ...own, ...shared })) {
      const { method } = operations.find((one) => one.id === id)!;
      expect((await call(method, address, { body })).status, id).toBe(status);
    }
    expect(await everythingOf(app.db, victim.person.id)).toEqual(before);
  });

  it('take a title away only from its author’s hand, while nobody else uses it, or the owner’s', async () => {
    const [stranger, owner] = [await signedInClient(app), await signedInClient(app, 'owner')];
    const theirs = await made('/titles', { type: 'film', name: 'Mirror' });
    const walked = String((await stranger.call('POST', '/walks', { body: { title_id: theirs, state: 'planned' } })).body.id);
    expect((await stranger.call('DELETE', `/titles/${theirs}`)).status).toBe(404);
    expect((await victim.call('DELETE', `/titles/${theirs}`)).status).toBe(409);
    expect((await stranger.call('GET', `/walks/${walked}`)).status).toBe(200);
    expect((await owner.call('DELETE', `/titles/${theirs}`)).status).toBe(204);
    expect((await stranger.call('GET', `/walks/${walked}`)).status).toBe(404);
    const again = await made('/titles', { type: 'film', name: 'Mirror' });
    expect((await victim.call('DELETE', `/titles/${again}`)).status).toBe(204);
  });
});
