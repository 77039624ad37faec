import { expect, test } from '#tests/support/e2e.ts';

const paths = ['/', '/register', '/sign-in', '/sign-in/code', '/forgotten', '/forgotten/code', '/forgotten/password', '/email-return', '/keyboard', '/nothing-here'];

// With scripts and without; every page there is, as everybody, is walked by tests/pages/whole-pages.test.ts.
for (const language of ['en-US', 'ru-RU']) {
  test.describe(language, () => {
    test.use({ locale: language });

    test('the pages that a visitor comes to are whole: axe, no sideways scrolling, one heading', async ({ page, checkAxe }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      for (const path of paths) {
        await test.step(path, async () => {
          await page.goto(path);
          await expect(page.locator('html')).toHaveAttribute('lang', language.slice(0, 2));
          await expect(page.locator('h1')).toHaveCount(1);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          expect(overflow).toBeLessThanOrEqual(0);
          await checkAxe(page);
        });
      }
    });
  });
}

test('the owner’s house opens to the owner only', async ({ page, join, checkAxe }) => {
  await join(page);
  const refused = await page.goto('/admin');
  expect(refused?.status()).toBe(404);
  await page.context().clearCookies();
  const [login = '', password = ''] = (process.env.APP_OWNER ?? '').split(' ');
  await page.goto('/sign-in');
  await page.locator('form:has([name=password]) [name=login]').fill(login);
  await page.locator('[name=password]').fill(password);
  await page.locator('form:has([name=password]) [type=submit]').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.goto('/admin');
  await expect(page.getByRole('heading', { name: 'Owner’s house' })).toBeVisible();
  await checkAxe(page);
  await page.goto('/styleguide');
  await checkAxe(page);
});
