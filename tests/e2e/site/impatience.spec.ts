import { expect, test } from '#tests/support/e2e.ts';
import { withoutStreams } from '#tests/support/without-streams.ts';

test('clicks and keys while a page comes alive do no harm @js @browser', async ({ page, join }) => {
  await join(page);
  await withoutStreams(page.context());
  await page.addInitScript(() => {
    const touch = () => {
      for (const type of ['keydown', 'click', 'mousedown']) document.body?.dispatchEvent(new Event(type, { bubbles: true }));
      setTimeout(touch);
    };
    touch();
  });
  for (const path of ['/library', '/settings/data', '/library/books/new', '/', '/sign-in']) {
    await page.goto(path, { waitUntil: 'networkidle' });
    await expect(page.getByRole('main')).toBeVisible();
  }
});
