import { Secret, TOTP, URI } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { authenticatorUri, newAuthenticatorSecret, sealAuthenticator, stepOfCode, typedSecret } from '#app/kernel/accounts/authenticator.server.ts';

/** RFC 6238, appendix B, SHA-1; the last six of its eight digits. */
const rfcSecret = Buffer.from('12345678901234567890');
const rfc: [number, string][] = [[59, '287082'], [1_111_111_109, '081804'], [1_111_111_111, '050471'], [1_234_567_890, '005924'], [2_000_000_000, '279037'], [20_000_000_000, '353130']];

describe('codes of an authenticator app', () => {
  it.each(rfc)('at second %i is %s, as the standard says', (second, code) => {
    expect(stepOfCode(rfcSecret, code, new Date(second * 1000))).toBe(BigInt(Math.floor(second / 30)));
  });

  it('count one step before and after, no further', () => {
    const now = new Date('2026-03-01T12:00:10Z');
    const step = BigInt(Math.floor(now.getTime() / 30_000));
    const codeAt = (steps: number) => TOTP.generate({ secret: new Secret({ buffer: new Uint8Array(rfcSecret).buffer }), timestamp: now.getTime() + steps * 30_000 });
    expect([-2, -1, 0, 1, 2].map((steps) => stepOfCode(rfcSecret, codeAt(steps), now))).toEqual([null, step - 1n, step, step + 1n, null]);
  });

  it.each(['', '12345', '1234567', 'abcdef', '２８７０８２', '287082 '])('%s is none', (code) => {
    expect(stepOfCode(rfcSecret, code, new Date(59_000))).toBeNull();
  });
});

describe('the key', () => {
  it('is 160 random bits, and the app reads from its address what we check', () => {
    const keys = Array.from({ length: 100 }, newAuthenticatorSecret);
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(100);
    const [key = Buffer.alloc(0)] = keys;
    expect(key).toHaveLength(20);
    const read = URI.parse(authenticatorUri(key, 'Kruzhok', 'Анна: & ?@example.org')) as TOTP;
    expect(read).toMatchObject({ issuer: 'Kruzhok', label: 'Анна: & ?@example.org', algorithm: 'SHA1', digits: 6, period: 30 });
    expect(Buffer.from(read.secret.bytes)).toEqual(key);
    expect(typedSecret(key)).toMatch(/^[A-Z2-7]{32}$/);
    const now = new Date();
    expect(stepOfCode(key, read.generate({ timestamp: now.getTime() }), now)).not.toBeNull();
  });

  it('at rest shows nothing of itself, never twice the same', () => {
    const key = newAuthenticatorSecret();
    const one = Buffer.from(sealAuthenticator(key, 'somebody', 's'.repeat(43)));
    expect(one.includes(key)).toBe(false);
    expect(one.toString('latin1')).not.toContain(key.toString('base64'));
    expect(one.equals(Buffer.from(sealAuthenticator(key, 'somebody', 's'.repeat(43))))).toBe(false);
  });
});
