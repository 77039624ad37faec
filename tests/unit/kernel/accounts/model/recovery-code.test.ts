import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grouped, readRecoveryCode, recoveryCodeFrom } from '#app/kernel/accounts/model/recovery-code.ts';

describe('a recovery code', () => {
  it('is five groups of five signs, each of 32: 125 bits', () => {
    expect(recoveryCodeFrom(randomBytes(25))).toMatch(/^([0-9a-hjkmnp-tv-z]{5}-){4}[0-9a-hjkmnp-tv-z]{5}$/);
    const seen = new Set(Array.from({ length: 4000 }, () => recoveryCodeFrom(randomBytes(25)).replaceAll('-', '')).join(''));
    expect(seen.size).toBe(32);
  });

  it('takes nothing less than 25 random bytes', () => {
    expect(() => recoveryCodeFrom(randomBytes(24))).toThrow();
  });

  it('is read however it is typed: capitals, spaces, dashes, look-alikes', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 25, maxLength: 25 }), fc.constantFrom('', ' ', '-', '–', ' \u2011 '), (bytes, between) => {
      const code = recoveryCodeFrom(bytes);
      const typed = code.toUpperCase().replaceAll('-', between).replaceAll('0', 'O').replaceAll('1', 'l');
      expect(readRecoveryCode(typed)).toBe(code.replaceAll('-', ''));
    }));
  });

  it.each(['', 'abc', 'u'.repeat(25), 'k'.repeat(24), 'k'.repeat(26), 'ж'.repeat(25), `${'k'.repeat(24)}!`])('is not: %s', (typed) => {
    expect(readRecoveryCode(typed)).toBeNull();
  });
});

it('groups what has to be typed', () => {
  expect(grouped('ABCDEFGHIJ', 4, ' ')).toBe('ABCD EFGH IJ');
  expect(grouped('', 4, ' ')).toBe('');
});
