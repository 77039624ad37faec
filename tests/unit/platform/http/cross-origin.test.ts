import { describe, expect, it } from 'vitest';
import { isForeignWrite, ownHosts } from '#app/platform/http/cross-origin.server.ts';

const rule = { hosts: ownHosts('https://circle.example', false), sessionCookie: '__Host-kz-session' };
const cookie = '__Host-kz-session=abc';

const refused = (method: string, headers: Record<string, string>) => isForeignWrite({ method, url: '/library', headers }, rule);

describe('writes from elsewhere', () => {
  const unsafe = ['POST', 'PUT', 'PATCH', 'DELETE'];
  const sites = ['same-origin', 'none', 'same-site', 'cross-site', undefined];
  const origins = ['https://circle.example', 'https://evil.example', 'null', 'https://circle.example:8443', 'http://', undefined];

  for (const method of unsafe) {
    for (const site of sites) {
      for (const origin of origins) {
        for (const session of [true, false]) {
          const headers = { ...(site ? { 'sec-fetch-site': site } : {}), ...(origin ? { origin } : {}), ...(session ? { cookie } : {}) };
          const passes = site ? site === 'same-origin' || site === 'none' : origin ? origin === 'https://circle.example' : !session;
          it(`${method} site=${site} origin=${origin} session=${session} ${passes ? 'passes' : 'is refused'}`, () => {
            expect(refused(method, headers)).toBe(!passes);
          });
        }
      }
    }
  }

  it('lets every read pass', () => {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(refused(method, { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' })).toBe(false);
  });

  it('passes only the exact exempt path', () => {
    const withHook = { ...rule, exempt: new Set(['/hooks/payment']) };
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect(isForeignWrite({ method: 'POST', url: '/hooks/payment?x=1', headers }, withHook)).toBe(false);
    expect(isForeignWrite({ method: 'POST', url: '/hooks/payment/other', headers }, withHook)).toBe(true);
  });
});

describe('own hosts', () => {
  it('are all loopback names by default and exactly one when configured', () => {
    expect([...ownHosts('http://localhost:3000', true)].sort()).toEqual(['127.0.0.1:3000', '[::1]:3000', 'localhost:3000']);
    expect([...ownHosts('http://localhost:3000', false)]).toEqual(['localhost:3000']);
  });
});
