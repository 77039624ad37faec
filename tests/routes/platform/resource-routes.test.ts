import { describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { appRoutes } from '#tests/support/routes.ts';

const app = await createTestApp();
const resources = (await appRoutes()).filter(({ hasPage }) => !hasPage);
const nobodysId = '0190a0a0-0000-7000-8000-000000000001';

describe('an address without a page', () => {
  it('answers errors with the house’s own page or with nothing, never with the framework’s JSON', async () => {
    expect(resources.length).toBeGreaterThan(4);
    const member = await signedInBrowser(app);
    let errors = 0;
    for (const { pattern } of resources) {
      const path = pattern.replace(/:\w+\??/g, nobodysId);
      for (const browser of [member, app.browser()]) {
        for (const answer of [await browser.get(path), await browser.post(path, { unexpected: 'field' }), await browser.send('DELETE', path, undefined), await browser.send('HEAD', path, undefined)]) {
          if (answer.status < 400) continue;
          errors += 1;
          expect(answer.text, `${pattern} ${answer.status}`).not.toMatch(/^\s*[{[]/);
          expect(answer.headers.get('content-type') ?? '', `${pattern} ${answer.status}`).not.toContain('json');
          if (answer.text !== '') expect(answer.text, pattern).toContain('<!doctype html>');
          expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
        }
      }
    }
    expect(errors).toBeGreaterThan(resources.length);
    expect(app.logLines.filter((line) => line.includes('unhandled error'))).toEqual([]);
  }, 60_000);
});
