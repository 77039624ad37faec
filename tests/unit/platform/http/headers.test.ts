import { describe, expect, it } from 'vitest';
import { baseHeaders, pagePolicy } from '#app/platform/http/headers.server.ts';

describe('the headers of every response', () => {
  it('bind browsers to HTTPS for a year and more where the house is on HTTPS', () => {
    const age = Number(/max-age=(\d+); includeSubDomains/.exec(baseHeaders(true)['Strict-Transport-Security'] ?? '')?.[1]);
    expect(age).toBeGreaterThanOrEqual(31_536_000);
    expect(baseHeaders(false)).not.toHaveProperty('Strict-Transport-Security');
  });

  it('let only scripts with this response’s nonce run', () => {
    const policy = pagePolicy('abc');
    expect(policy).toContain("script-src 'nonce-abc' 'strict-dynamic'");
    for (const directive of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "default-src 'none'", "form-action 'self'"]) expect(policy).toContain(directive);
    expect(policy).not.toMatch(/unsafe/);
  });
});
