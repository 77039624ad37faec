import { randomBytes, randomInt } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { hashPassword } from '#app/kernel/accounts/password-hash.server.ts';
import { usernameKey } from '#app/kernel/accounts/model/username.ts';
import { createTestApp } from '#tests/support/app.ts';
import { mannWhitney, median } from './mann-whitney.ts';

/**
 * Does the time of an answer tell whether somebody has an account? Over HTTP, against the whole app: pairs of one known and one unknown,
 * in random order, every name used once. `npm run test:timing`, on a machine that does nothing else meanwhile.
 */
const pairs = 500;
/** Where chance alone is this rare it is taken for a difference. */
const chance = 0.01;
const largestGapMs = 2;
/** Chance still does it to one flow of a hundred, and a busy machine to more: those are measured anew. A real difference shows every time. */
const attempts = 3;

// Letters are queued in the request and sent by the worker, which rests here so that only the requests are measured.
const app = await createTestApp({}, { works: false });
type Person = { username: string; email: string };
type Flow = { name: string; path: string; form: (person: Person) => Record<string, string>; status: number };

const password = 'gravel otter plinth';
const flows: Flow[] = [
  { name: 'code by mail', path: '/sign-in', form: ({ email }) => ({ intent: 'code', email }), status: 303 },
  { name: 'password, by name', path: '/sign-in', form: ({ username }) => ({ intent: 'password', login: username, password: 'not the password' }), status: 400 },
  { name: 'password, by address', path: '/sign-in', form: ({ email }) => ({ intent: 'password', login: email, password: 'not the password' }), status: 400 },
  { name: 'registration', path: '/register', form: ({ email }) => ({ username: newPerson().username, email, password }), status: 303 },
  { name: 'forgotten, by name', path: '/forgotten', form: ({ username }) => ({ login: username }), status: 303 },
  { name: 'forgotten, by address', path: '/forgotten', form: ({ email }) => ({ login: email }), status: 303 },
];

const report: string[] = [];
afterAll(() => console.log(['flow                     known ms  unknown ms   gap ms        p', ...report].join('\n')));

const newPerson = (): Person => {
  const id = randomBytes(8).toString('hex');
  return { username: `p${id}`, email: `${id}@example.org` };
};

async function newMembers(count: number): Promise<Person[]> {
  const passwordHash = await hashPassword(password);
  const people = Array.from({ length: count }, newPerson);
  await app.db.user.createMany({
    data: people.map(({ username, email }) => ({ id: uuidv7(), username, usernameKey: usernameKey(username), email, emailKey: email, emailProvenAt: new Date(), passwordHash })),
  });
  return people;
}

async function time({ path, form, status }: Flow, person: Person): Promise<number> {
  const browser = app.browser();
  const fields = form(person);
  const started = performance.now();
  const answer = await browser.post(path, fields);
  const ms = performance.now() - started;
  expect(answer.status, `${path} ${answer.text.slice(0, 200)}`).toBe(status);
  return ms;
}

async function measure(flow: Flow) {
  const members = await newMembers(pairs + 20);
  await app.db.$executeRaw`ANALYZE`;
  for (const member of members.slice(pairs)) await Promise.all([time(flow, member), time(flow, newPerson())]);
  const [known, unknown]: [number[], number[]] = [[], []];
  for (const member of members.slice(0, pairs)) {
    const stranger = newPerson();
    const first = randomInt(2) === 0;
    if (first) known.push(await time(flow, member));
    unknown.push(await time(flow, stranger));
    if (!first) known.push(await time(flow, member));
  }
  const gap = median(known) - median(unknown);
  const p = mannWhitney(known, unknown);
  report.push([flow.name.padEnd(22), median(known).toFixed(2).padStart(10), median(unknown).toFixed(2).padStart(11), gap.toFixed(3).padStart(8), p.toFixed(4).padStart(8)].join(' '));
  return { gap: Math.abs(gap), p };
}

describe('the time of an answer', () => {
  it.each(flows)('does not tell whether there is an account: $name', async (flow) => {
    let measured = await measure(flow);
    for (let attempt = 1; attempt < attempts && (measured.p <= chance || measured.gap >= largestGapMs); attempt += 1) measured = await measure(flow);
    expect(measured.gap).toBeLessThan(largestGapMs);
    expect(measured.p).toBeGreaterThan(chance);
  }, 600_000);
});
