import { beforeEach, describe, expect, test } from 'vitest';
import { createPace } from '#app/platform/api/pace.server.ts';
import { countQueries, currentQueryCount } from '#app/platform/db/client.server.ts';
import { testDatabase } from '#tests/support/database.ts';

const { db } = await testDatabase();
const start = Date.parse('2026-05-12T10:00:00Z');
const small = { max: 60, seconds: 60, share: 20, heldSeconds: 5 };
type Pace = ReturnType<typeof createPace>;

const ask = async (pace: Pace, times: number, now = start, key = 'somebody') => {
  const answers = await Promise.all(Array.from({ length: times }, () => pace(key, now)));
  return answers.filter(({ isOver }) => !isOver).length;
};
const remaining = async (pace: Pace, now = start) => Number((await pace('somebody', now)).headers['RateLimit-Remaining']);

beforeEach(() => db.rateLimit.deleteMany());

describe('the pace of the API', () => {
  test('is as many as were promised, however many come at once, and as many again afterwards', async () => {
    const pace = createPace(db, small);
    expect(await ask(pace, 200)).toBe(60);
    expect(await ask(pace, 5)).toBe(0);
    expect(await ask(pace, 5, start, 'somebody else')).toBe(5);
    expect(await ask(pace, 5, start + 59_999)).toBe(0);
    expect(await ask(pace, 200, start + 60_000)).toBe(60);
  });

  test('is held by a process that starts in the middle of it', async () => {
    expect(await ask(createPace(db, small), 40)).toBe(40);
    expect(await ask(createPace(db, small), 200)).toBe(20);
    const third = await createPace(db, small)('somebody', start + 30_000);
    expect(third).toMatchObject({ isOver: true, retryAfterSeconds: 30, headers: { 'RateLimit-Remaining': '0', 'RateLimit-Reset': '30' } });
  });

  test('is shared by two processes, neither of which gives out what the other holds', async () => {
    const [one, other] = [createPace(db, small), createPace(db, small)];
    const given = await Promise.all(Array.from({ length: 100 }, (_, at) => ask(at % 2 === 0 ? one : other, 1)));
    const rest = [await ask(one, 100), await ask(other, 100)];
    expect([...given, ...rest].reduce((sum, count) => sum + count)).toBe(60);
  });

  test('is counted by one statement for a share of requests, and by none where all is used up', async () => {
    const pace = createPace(db, small);
    const statements = (times: number, now = start) => countQueries(async () => {
      for (let time = 0; time < times; time += 1) await pace('somebody', now);
      return currentQueryCount();
    });
    expect(await statements(60)).toBe(3);
    expect(await statements(50)).toBe(0);
  });

  test('counts down one by one, and hears what another process gave out', async () => {
    const [one, other] = [createPace(db, small), createPace(db, small)];
    expect([await remaining(one), await remaining(one), await remaining(one)]).toEqual([59, 58, 57]);
    // What the first one holds (20) is as good as gone for the second.
    expect(await remaining(other)).toBe(39);
    // After a while it gives back what it has not used, and says what is left besides what the other one holds.
    expect(await remaining(one, start + 5_000)).toBe(60 - 4 - 20);
    expect(await remaining(other, start + 5_000)).toBe(60 - 6 - 19);
  });

  test('costs a client no more than a share when the process ends', async () => {
    await ask(createPace(db, small), 1);
    expect(await ask(createPace(db, small), 200)).toBe(40);
  });

  test('fails with the database, and counts on when it is back', async () => {
    let isAway = true;
    const pace = createPace(new Proxy(db, { get: (from, name) => (isAway ? () => Promise.reject(new Error('away')) : Reflect.get(from, name) as unknown) }), small);
    await expect(pace('somebody', start)).rejects.toThrow('away');
    isAway = false;
    expect(await ask(pace, 100)).toBe(60);
  });
});
