import { describe, expect, it } from 'vitest';
import { safeRedirect } from '#app/platform/http/safe-redirect.ts';
import { redirectPayloads } from '#tests/support/redirect-payloads.ts';

describe('safeRedirect', () => {
  it.each(redirectPayloads)('does not follow: %s', (_, to) => {
    const result = safeRedirect(to);
    const resolved = new URL(result, 'https://own.example/sign-in');
    expect(resolved.origin).toBe('https://own.example');
    if (!['javascript with a slash', 'user info after a slash', 'ideographic full stop'].includes(_)) expect(result).toBe('/');
  });

  it.each(['/', '/library', '/library/books/0190?tab=notes#n1', '/library?search=%D0%B2%D0%BE%D0%B9%D0%BD%D0%B0', '/library?next=https://evil.example', '/a-b_c.d/~e'])('keeps a path of ours: %s', (to) => {
    expect(safeRedirect(to)).toBe(to);
  });

  it('goes to the fallback it is given', () => {
    expect(safeRedirect('//evil.example', '/settings')).toBe('/settings');
  });
});
