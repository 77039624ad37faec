import { expect, test } from '#tests/support/e2e.ts';

test('after signing out, the way back shows nothing of the person', async ({ page, join }) => {
  const person = await join(page);
  await page.goto('/settings');
  await expect(page.locator('body')).toContainText(person.email);
  await page.goto('/library');
  await page.goto('/sign-out');
  await page.locator('main form [type=submit]').first().click();
  await page.waitForURL((url) => url.pathname === '/');
  for (let step = 0; step < 3; step += 1) {
    await page.goBack();
    await expect(page.locator('body')).not.toContainText(person.username);
    await expect(page.locator('body')).not.toContainText(person.email);
  }
});

test('an address of elsewhere in the sign-in leads home, also when scripts navigate', async ({ page, join, baseURL }) => {
  const person = await join(page);
  for (const hostile of ['//evil.example/x', '/\\evil.example', 'javascript:alert(1)']) {
    await page.context().clearCookies();
    await page.goto(`/sign-in?redirectTo=${encodeURIComponent(hostile)}`);
    await page.locator('form:has([name=password]) [name=login]').fill(person.username);
    await page.locator('[name=password]').fill(person.password);
    await page.locator('form:has([name=password]) [type=submit]').click();
    await page.waitForURL((url) => url.pathname === '/');
    expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? '').origin);
  }
});
