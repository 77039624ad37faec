import { describe, expect, it } from 'vitest';
import { challengeCookie } from '#app/kernel/accounts/challenge-cookie.server.ts';
import { clearSessionCookie, readSessionId, sessionCookie } from '#app/kernel/accounts/session.server.ts';
import { readCookie } from '#app/platform/http/read-cookie.ts';

const secret = 's'.repeat(43);
const value = { id: '0190b0a0-0000-7000-8000-000000000001', strategy: 'email=a%40example.org&totp=x', email: 'anna@example.org', redirectTo: '/library' };
const sent = (setCookie: string) => setCookie.split(';')[0] ?? '';

describe('the cookie of a browser that waits for a letter', () => {
  it('comes back whole and shows nothing', () => {
    const cookie = challengeCookie.write(value, secret, false);
    expect(challengeCookie.read(`a=b; ${sent(cookie)}`, secret, false)).toEqual(value);
    expect(Buffer.from(cookie, 'base64url').toString()).not.toContain('anna');
    expect(cookie).not.toContain('anna');
  });

  it('cannot be changed in any byte', () => {
    const [name, sealed = ''] = sent(challengeCookie.write(value, secret, false)).split('=');
    const bytes = Buffer.from(sealed, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(challengeCookie.read(`${name}=${changed.toString('base64url')}`, secret, false), `byte ${at}`).toBeNull();
    }
  });

  it('is not taken from another house, nor when cut or made up', () => {
    const cookie = sent(challengeCookie.write(value, secret, false));
    expect(challengeCookie.read(cookie, 't'.repeat(43), false)).toBeNull();
    expect(challengeCookie.read(cookie.slice(0, -20), secret, false)).toBeNull();
    for (const made of ['kz-code=', 'kz-code=abc', `kz-code=${'A'.repeat(400)}`, 'kz-code=%00', '_totp=email=a']) expect(challengeCookie.read(made, secret, false)).toBeNull();
  });
});

describe('attributes', () => {
  const id = 'a'.repeat(43);
  it.each([sessionCookie(id, true), clearSessionCookie(true), challengeCookie.write(value, secret, true), challengeCookie.clear(true)])('over https: %s', (cookie) => {
    expect(cookie).toMatch(/^__Host-kz-(session|code)=/);
    for (const attribute of ['; Path=/', '; HttpOnly', '; SameSite=Lax', '; Secure']) expect(cookie).toContain(attribute);
    expect(cookie).not.toMatch(/domain/i);
  });

  it('over http there is no Secure and no prefix', () => {
    expect(sessionCookie(id, false)).toMatch(/^kz-session=a{43}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('a session id is exactly what we make', () => {
    expect(readSessionId(`kz-session=${id}`, false)).toBe(id);
    for (const made of [null, '', 'kz-session=', `kz-session=${id}a`, `kz-session=${id.slice(1)}`, "kz-session=../../x", `xkz-session=${id}`]) expect(readSessionId(made, false)).toBeNull();
    expect(readSessionId(`kz-session=${id}`, true)).toBeNull();
  });
});

it('readCookie takes the first of a name and keeps what follows the first equals sign', () => {
  expect(readCookie('a=1; b=2=3; a=4', 'a')).toBe('1');
  expect(readCookie('a=1; b=2=3', 'b')).toBe('2=3');
  expect(readCookie(null, 'a')).toBeNull();
});
