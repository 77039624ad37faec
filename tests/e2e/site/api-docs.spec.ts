import { expect, test } from '#tests/support/e2e.ts';

const languages = {
  'en-US': { begin: 'How to begin', document: 'OpenAPI document', tokens: 'Personal tokens', fields: 'Answer 200' },
  'ru-RU': { begin: 'С чего начать', document: 'Документ OpenAPI', tokens: 'Личные токены', fields: 'Ответ 200' },
};

for (const [language, words] of Object.entries(languages)) {
  test.describe(language, () => {
    test.use({ locale: language });

    test('the page of the API opens under our policy, says what there is, and leads on', async ({ page, checkAxe }) => {
      const answer = await page.goto('/api/v1/docs');
      expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
      await expect(page.locator('html')).toHaveAttribute('lang', language.slice(0, 2));
      await expect(page.getByRole('heading', { name: words.begin })).toBeVisible();
      await checkAxe(page);
      const operation = page.locator('#getTitle');
      await operation.locator('summary').click();
      await expect(operation.getByRole('table', { name: words.fields })).toBeVisible();
      await expect(operation).toContainText('titles:read');
      // What is common is told once, and an operation leads there.
      for (const [name, at] of [['404', '#status-404'], ['If-None-Match', '#header-If-None-Match']] as const) {
        await operation.getByRole('link', { name, exact: true }).click();
        await expect(page.locator(at)).toBeInViewport();
      }
      // With an operation open there is more to be wrong.
      await checkAxe(page);

      const document = await page.request.get((await page.getByRole('link', { name: words.document }).getAttribute('href')) ?? '');
      expect([document.status(), ((await document.json()) as { openapi: string }).openapi]).toEqual([200, '3.1.0']);
      await page.getByRole('main').getByRole('link', { name: words.tokens }).click();
      await expect(page).toHaveURL(/\/sign-in/);
    });
  });
}

test('what a refusal names leads to its line', async ({ page }) => {
  const refusal = (await (await page.request.get('/api/v1/books')).json()) as { type: string; code: string };
  await page.goto(refusal.type);
  await expect(page.locator(`#problem-${refusal.code}`)).toBeInViewport();
});
