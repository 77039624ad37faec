import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNameSuggester } from '#app/kernel/accounts/index.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { startFakeDadata } from '#tests/support/fake-dadata.ts';
import type { FakeDadata } from '#tests/support/fake-dadata.ts';

const token = 'a-token-of-the-tests';
let dadata: FakeDadata;
let lines: string[];
let suggest: NonNullable<ReturnType<typeof createNameSuggester>>;

beforeEach(async () => {
  dadata = await startFakeDadata();
  lines = [];
  suggest = createNameSuggester({ token, baseUrl: dadata.url, log: createLog('info', { write: (line) => void lines.push(line) }) })!;
});
afterEach(() => dadata.close());

describe('suggestions for names', () => {
  it('are not there without a token', () => {
    expect(createNameSuggester({ baseUrl: 'http://127.0.0.1:1', log: createLog('silent') })).toBeNull();
  });

  it('come from DaData for the part that is typed', async () => {
    expect(await suggest('firstName', 'Ана')).toEqual(['Анатолий', 'Анастасия']);
    expect(await suggest('lastName', 'Петро')).toEqual(['Петрова', 'Петров']);
    expect(dadata.asked).toEqual([
      { path: 'POST /suggestions/api/4_1/rs/suggest/fio', authorization: `Token ${token}`, body: { query: 'Ана', count: 7, parts: ['NAME'] } },
      { path: 'POST /suggestions/api/4_1/rs/suggest/fio', authorization: `Token ${token}`, body: { query: 'Петро', count: 7, parts: ['SURNAME'] } },
    ]);
  });

  const json = (body: string, status = 200, headers: Record<string, string> = {}) => (response: ServerResponse) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(body);
  };
  const misfortunes: [string, (response: ServerResponse) => void][] = [
    ['429', json('{}', 429)],
    ['500', json('oops', 500)],
    ['403, a token it does not know', json('{"message":"no"}', 403)],
    ['no JSON', json('<html>')],
    ['another JSON', json('{"suggestions":[{"value":{"a":1}}]}')],
    ['an answer without an end', (response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      for (let piece = 0; piece < 200; piece += 1) response.write('x'.repeat(1024));
    }],
    ['a redirect', json('', 302, { Location: 'http://127.0.0.1:1/' })],
    ['a hang-up', (response) => void response.destroy()],
  ];
  it.each(misfortunes)('with %s are none, quickly, and the log does not say what was typed', async (_name, answer) => {
    dadata.answer = answer;
    const start = Date.now();
    expect(await suggest('firstName', 'Секретная')).toEqual([]);
    expect(Date.now() - start).toBeLessThan(1_400);
    expect(lines.join()).toContain('no name suggestions');
    for (const secret of ['Секретная', token]) expect(lines.join()).not.toContain(secret);
  });

  it('are none when it does not answer in time, and when nobody is there', async () => {
    dadata.answer = () => undefined;
    const start = Date.now();
    expect(await suggest('firstName', 'Анна')).toEqual([]);
    expect(Date.now() - start).toBeLessThan(3_000);
    await dadata.close();
    expect(await suggest('firstName', 'Анна')).toEqual([]);
  });

  it('leave a provider alone that says 429 or fails again and again, and nobody waits for it', async () => {
    dadata.answer = json('{}', 429);
    await suggest('firstName', 'Анна');
    dadata.answer = 'names';
    expect(await suggest('firstName', 'Анна')).toEqual([]);
    expect(dadata.asked).toHaveLength(1);
    expect(suggest.state()).toEqual({ failures: 1, restsUntil: expect.any(Date) as Date });
  });

  it('hold names only', async () => {
    dadata.answer = json(JSON.stringify({ suggestions: ['Анна', '<script>alert(1)</script>', 'Ан\u202Eна', ' Анна ', '', 'А\nБ'].map((value) => ({ value })) }));
    expect(await suggest('firstName', 'Ан')).toEqual(['Анна']);
  });
});
