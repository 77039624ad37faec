import { expect, test } from '#tests/support/e2e.ts';

const ours = 'window.ran = (window.ran ?? 0) + 1';

// The policy is only as good as the browser that keeps it: a script that somebody got into a page is put there on the way.
test('a script in a page without the nonce of its answer does not run @js', async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ baseURL })).newPage();
  const refused: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && refused.push(message.text())));
  const withScript = async (attribute: (nonce: string) => string) => {
    await page.route('**/sign-in', async (route) => {
      const answer = await route.fetch();
      const nonce = /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1] ?? '';
      await route.fulfill({ response: answer, body: (await answer.text()).replace('</main>', `<script ${attribute(nonce)}>${ours}</script><img src="/none.png" onerror="${ours}"><a id="lure" href="javascript:${ours}">x</a></main>`) });
    });
    await page.goto('/sign-in');
    await page.evaluate(() => document.getElementById('lure')?.click());
    const ran = await page.evaluate(() => (window as { ran?: number }).ran ?? 0);
    await page.unroute('**/sign-in');
    return ran;
  };
  expect(await withScript(() => '')).toBe(0);
  expect(await withScript(() => 'nonce="a-guess"')).toBe(0);
  expect(refused.filter((text) => /Content Security Policy/.test(text)).length).toBeGreaterThanOrEqual(4);
  // The test sees a script that runs: with the nonce one does, the handler and the address beside it do not.
  expect(await withScript((nonce) => `nonce="${nonce}"`)).toBe(1);
  await page.context().close();
});
