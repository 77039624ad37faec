import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '#app/platform/log/log.server.ts';
import { createAddressCheck } from '#app/platform/mail/address-check.server.ts';
import { startFakeDns } from '#tests/support/fake-dns.ts';
import { startFakeVerifier } from '#tests/support/fake-verifier.ts';

const dns = await startFakeDns();
const verifier = await startFakeVerifier();
afterAll(() => Promise.all([dns.close(), verifier.close()]));

const lines: string[] = [];
const log = createLog('info', { write: (line) => void lines.push(line) });
let clock = Date.parse('2026-03-01T12:00:00Z');
const now = () => new Date(clock);
const byDns = (servers = [dns.server]) => createAddressCheck({ asksDns: true, dnsServers: servers, log, now });
const byVerifier = (url = verifier.url) => createAddressCheck({ asksDns: false, verifierUrl: url, log, now });

async function timed<T>(work: Promise<T>): Promise<{ answer: T; ms: number }> {
  const started = performance.now();
  return { answer: await work, ms: performance.now() - started };
}

beforeEach(() => {
  dns.names.clear();
  dns.questions.length = 0;
  lines.length = 0;
});

describe('a domain', () => {
  it.each([
    ['has an exchanger', { mx: ['mx.post.test'] }, 'fine'],
    ['has several', { mx: ['one.post.test', 'two.post.test'] }, 'fine'],
    ['has none but an IPv4 address of its own', { a: '192.0.2.1' }, 'fine'],
    ['has none but an IPv6 address of its own', { aaaa: '20010db8000000000000000000000001' }, 'fine'],
    ['says by a null exchanger that it takes no mail, though it has an address', { mx: ['.'], a: '192.0.2.1' }, 'no-mail'],
    ['exists and has nothing', {}, 'no-mail'],
    ['does not exist', undefined, 'no-mail'],
    ['cannot be looked up', 'servfail', 'fine'],
    ['is not looked up for us', 'refused', 'fine'],
  ] as const)('%s', async (_what, entry, verdict) => {
    if (entry !== undefined) dns.names.set('post.test', entry);
    expect(await byDns()('anna@post.test')).toBe(verdict);
  });

  it.each(['silent', 'garbage'] as const)('is taken as good within a second and a half when the name server is %s', async (entry) => {
    dns.names.set('slow.test', entry);
    const { answer, ms } = await timed(byDns()('anna@slow.test'));
    expect(answer).toBe('fine');
    expect(ms).toBeLessThan(1_900);
  });

  it('is taken as good when there is no name server at all', async () => {
    const { answer, ms } = await timed(byDns(['127.0.0.1:9'])('anna@post.test'));
    expect(answer).toBe('fine');
    expect(ms).toBeLessThan(1_900);
  });

  it('is asked about once for some minutes, also by many at once', async () => {
    dns.names.set('post.test', { mx: ['mx.post.test'] });
    const check = byDns();
    const asked = () => dns.questions.filter((question) => question === 'MX post.test').length;
    await Promise.all(Array.from({ length: 20 }, (_, at) => check(`person-${at}@post.test`)));
    expect(asked()).toBe(1);
    clock += 4 * 60_000;
    await check('later@post.test');
    expect(asked()).toBe(1);
    clock += 2 * 60_000;
    await check('much-later@post.test');
    expect(asked()).toBe(2);
  });

  it('that nobody could look up is asked about again soon', async () => {
    dns.names.set('back.test', 'servfail');
    const check = byDns();
    expect(await check('anna@back.test')).toBe('fine');
    dns.names.set('back.test', { mx: ['.'] });
    clock += 21_000;
    expect(await check('anna@back.test')).toBe('no-mail');
  });

  it('is not asked about where letters stay in the house', async () => {
    expect(await createAddressCheck({ asksDns: false, dnsServers: [dns.server], log, now })('anna@nowhere.test')).toBe('fine');
    expect(dns.questions).toEqual([]);
  });
});

describe('the outside verifier', () => {
  it.each([
    ['{"deliverable":true}', 'fine'], ['{"valid":true}', 'fine'], ['{"deliverable":false}', 'no-mailbox'], ['{"valid":false}', 'no-mailbox'],
    ['{"deliverable":"false"}', 'fine'], ['{"valid":null}', 'fine'], ['{}', 'fine'], ['[]', 'fine'], ['null', 'fine'], ['false', 'fine'], ['', 'fine'], ['<html>', 'fine'],
  ])('%s means %s', async (body, verdict) => {
    verifier.answers.set('anna@post.test', { body });
    expect(await byVerifier()('anna@post.test')).toBe(verdict);
  });

  it.each([400, 403, 404, 429, 500, 503])('that answers %i says nothing, whatever it sends', async (status) => {
    verifier.answers.set('anna@post.test', { status, body: '{"deliverable":false}' });
    expect(await byVerifier()('anna@post.test')).toBe('fine');
    expect(lines.join()).toContain(`status ${status}`);
  });

  it.each(['silent', 'endless'] as const)('that is %s is left after two seconds', async (answer) => {
    verifier.answers.set('slow@post.test', answer);
    const timing = await timed(byVerifier()('slow@post.test'));
    expect(timing.answer).toBe('fine');
    expect(timing.ms).toBeLessThan(2_600);
  });

  it('that is down or leads elsewhere says nothing', async () => {
    expect(await byVerifier('http://127.0.0.1:9')('anna@post.test')).toBe('fine');
    verifier.answers.set('moved@post.test', { status: 302, body: '' });
    expect(await byVerifier()('moved@post.test')).toBe('fine');
  });

  it('is told the whole address in its place, and neither the address nor the key reaches the log', async () => {
    const address = "o'neil+büro&x=y#1@post.test";
    verifier.answers.set(address, { status: 500 });
    expect(await byVerifier(`${verifier.url}/of/{email}?key=the-secret-key`)(address)).toBe('fine');
    expect(await byVerifier(`${verifier.url}/?key=the-secret-key`)(address)).toBe('fine');
    expect(verifier.asked.slice(-2)).toEqual([address, address]);
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toMatch(/the-secret-key|neil/);
  });

  it('that fails again and again is left alone for a while, and says how it is doing', async () => {
    const check = byVerifier();
    expect(check.verifierState()).toEqual({ failures: 0, restsUntil: null });
    verifier.answers.set('down@post.test', { status: 503 });
    for (let time = 0; time < 3; time += 1) await check('down@post.test');
    expect(check.verifierState()).toEqual({ failures: 3, restsUntil: expect.any(Date) as Date });
    const asked = verifier.asked.length;
    expect(await check('anna@post.test')).toBe('fine');
    expect(verifier.asked).toHaveLength(asked);
    expect(byDns().verifierState()).toBeNull();
  });

  it('and the domain are asked at the same time', async () => {
    dns.names.set('both.test', 'silent');
    verifier.answers.set('anna@both.test', 'silent');
    const check = createAddressCheck({ asksDns: true, dnsServers: [dns.server], verifierUrl: verifier.url, log, now });
    const { answer, ms } = await timed(check('anna@both.test'));
    expect(answer).toBe('fine');
    expect(ms).toBeLessThan(2_600);
  });
});
