import { expect, test } from '#tests/support/e2e.ts';

test('everything of a person comes as an archive', async ({ page, join, outbox, checkAxe }) => {
  const person = await join(page);
  await page.goto('/settings');
  await page.getByRole('main').getByRole('link', { name: 'Your data' }).last().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your data' })).toBeVisible();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Make the archive' }).click();
  // With scripts the page looks again by itself; without them its person does.
  await expect(async () => {
    if (await page.getByRole('link', { name: 'Reload the page' }).isVisible()) await page.reload();
    await expect(page.getByRole('link', { name: 'Download the archive' })).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await checkAxe(page);
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the archive' }).click();
  expect((await coming).suggestedFilename()).toMatch(new RegExp(`^kruzhok-${person.username}-.*\\.zip$`));
  expect((await outbox.letter(person.email)).subject).toBe('The archive of your data is ready');
});

test('an account rests and comes back by signing in', async ({ page, join, checkAxe }) => {
  const person = await join(page);
  await page.goto('/settings/data');
  await page.getByRole('link', { name: 'Deactivate the account' }).click();
  await expect(page.getByRole('heading', { name: 'Deactivate your account?' })).toBeVisible();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Deactivate', exact: true }).click();
  await expect(page.getByText('Your account is deactivated.')).toBeVisible();
  await page.goto('/library');
  await expect(page).toHaveURL(/\/sign-in/);
  await page.locator('form:has([name=password]) [name=login]').fill(person.username);
  await page.locator('[name=password]').fill(person.password);
  await page.getByRole('button', { name: 'Sign in with password' }).click();
  await expect(page).toHaveURL('/library');
});

test('deletion asks for the name, is seen everywhere, and is taken back', async ({ page, join, checkAxe }) => {
  const person = await join(page);
  await page.goto('/settings/data');
  await page.getByRole('link', { name: 'Delete the account' }).click();
  await expect(page.getByRole('heading', { name: 'Delete your account?' })).toBeVisible();
  await checkAxe(page);
  await page.getByLabel('Username').fill('somebody else');
  await page.getByRole('button', { name: 'Delete in 30 days' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByLabel('Username')).toHaveValue('somebody else');
  await checkAxe(page);
  await page.getByLabel('Username').fill(person.username);
  await page.getByRole('button', { name: 'Delete in 30 days' }).click();
  // The note and the banner name the same day.
  await expect(page.getByText('Your account will be deleted on')).toHaveCount(2);
  await page.goto('/library');
  await expect(page.getByText('Your account will be deleted on')).toBeVisible();
  await checkAxe(page);
  await page.goto('/settings/data/deletion');
  await checkAxe(page);
  await page.getByRole('button', { name: 'Keep my account' }).click();
  await expect(page.getByText('Your account stays.')).toBeVisible();
  await page.goto('/library');
  await expect(page.getByText('Your account will be deleted on')).toHaveCount(0);
});
