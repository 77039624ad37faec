import { describe, expect, it } from 'vitest';
import { effectiveFactor, maskedEmail, owedFactor } from '#app/kernel/accounts/model/second-factor.ts';
import type { FactorFacts, SecondFactor } from '#app/kernel/accounts/model/second-factor.ts';

const facts = (more: Partial<FactorFacts>): FactorFacts => ({ chosen: null, role: 'member', hasProvenEmail: true, hasApp: false, ...more });

describe('the second factor in force', () => {
  it.each<[string, Partial<FactorFacts>, SecondFactor]>([
    ['a member who never chose', {}, 'off'],
    ['a member who never chose, with an app left over', { hasApp: true }, 'off'],
    ['a teacher who never chose', { role: 'teacher' }, 'mail'],
    ['an owner who never chose', { role: 'owner' }, 'mail'],
    ['the first owner, without an address', { role: 'owner', hasProvenEmail: false }, 'off'],
    ['an owner who wants none', { role: 'owner', chosen: 'off' }, 'off'],
    ['a member who wants mail', { chosen: 'mail' }, 'mail'],
    ['a member who wants mail and has no address', { chosen: 'mail', hasProvenEmail: false }, 'off'],
    ['a member who wants an app', { chosen: 'app', hasApp: true }, 'app'],
    ['a member who wants an app, without an address', { chosen: 'app', hasApp: true, hasProvenEmail: false }, 'app'],
    ['an app that is not confirmed', { chosen: 'app' }, 'mail'],
    ['an app that is not confirmed, without an address', { chosen: 'app', hasProvenEmail: false }, 'off'],
  ])('%s', (_who, given, expected) => {
    expect(effectiveFactor(facts(given))).toBe(expected);
  });

  it.each<[SecondFactor, 'password' | 'mail', 'mail' | 'app' | null]>([
    ['off', 'password', null], ['off', 'mail', null], ['mail', 'password', 'mail'], ['mail', 'mail', null], ['app', 'password', 'app'], ['app', 'mail', 'app'],
  ])('with %s, after the %s: %s is owed', (factor, proven, owed) => {
    expect(owedFactor(factor, proven)).toBe(owed);
  });
});

it.each([['anna@example.org', 'a•••a@example.org'], ['ab@example.org', '•••@example.org'], ['юля@example.org', 'ю•••я@example.org'], ['"a@b"@example.org', '"•••"@example.org']])('%s is shown as %s', (email, shown) => {
  expect(maskedEmail(email)).toBe(shown);
});
