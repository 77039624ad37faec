import { describe, expect, it } from 'vitest';
import { emailKey, normalizeEmail } from '#app/kernel/accounts/model/email.ts';

describe('normalizeEmail', () => {
  it('refuses an address whose key would not fit its column', () => {
    expect(normalizeEmail(`${'\ufdfa'.repeat(12)}@example.org`)).not.toBeNull();
    expect(normalizeEmail(`${'\ufdfa'.repeat(64)}@example.org`)).toBeNull();
  });

  it.each([
    ['anna@example.org', 'anna@example.org'], ['  anna@example.org ', 'anna@example.org'], ['Anna.B+books@Example.ORG', 'Anna.B+books@example.org'],
    ["o'neil@example.org", "o'neil@example.org"], ['анна@пример.рф', 'анна@xn--e1afmkfd.xn--p1ai'], ['a@b.co', 'a@b.co'], ['a@ｅxample.org', 'a@example.org'],
  ])('%j is %s', (typed, kept) => {
    expect(normalizeEmail(typed)).toBe(kept);
  });

  it.each([
    '', 'anna', 'anna@', '@example.org', 'anna@example', 'anna@localhost', 'anna@127.0.0.1', 'anna@[127.0.0.1]', 'anna@example..org', 'a..b@example.org', '.a@example.org',
    'anna@example.org\r\nBcc: all@example.org', 'anna@example.org\nx', 'an\rna@example.org', 'a@b.co,c@d.co', 'a@b.co;c@d.co', 'Anna <anna@example.org>', '"a b"@example.org', 'a b@example.org',
    'anna@exa mple.org', 'anna@-example.org', 'anna@example.org.', 'anna@exa_mple.org', 'a@b@example.org', 'anna\u0000@example.org', 'anna@example.org\u0000', 'anna\u202e@example.org', 'anna@example.o',
    `${'a'.repeat(65)}@example.org`, `anna@${'b'.repeat(250)}.org`, 'anna@example.123', 'an\u2028na@example.org', 'anna@ex/ample.org', 'anna@ex:80.org', '\ud800@example.org',
  ])('refuses %j', (typed) => {
    expect(normalizeEmail(typed)).toBeNull();
  });
});

it('emailKey is one for every spelling of an address', () => {
  expect(new Set(['Anna@Example.org', 'anna@example.org', 'ANNA@EXAMPLE.ORG', 'ａnna@example.org'].map(emailKey)).size).toBe(1);
  expect(emailKey('anna@example.org')).not.toBe(emailKey('ann@example.org'));
});
