import { expect, test } from '#tests/support/e2e.ts';
import { enterAsOwner } from '#tests/support/e2e-owner.ts';

test('an owner finds somebody, closes the account, opens it again and reads about it in the journal', async ({ page, browser, join, checkAxe, outbox, hasScripts }) => {
  const context = await browser.newContext({ baseURL: process.env.APP_URL, javaScriptEnabled: hasScripts });
  const theirs = await context.newPage();
  const person = await join(theirs);
  await enterAsOwner(page);
  await page.goto('/admin');
  await checkAxe(page);
  await page.getByRole('navigation', { name: 'Owner’s house' }).getByRole('link', { name: 'People' }).click();
  await page.getByRole('searchbox', { name: 'Name or e-mail' }).fill(person.email.toUpperCase());
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page).toHaveURL(/q=/);
  await expect(page.getByRole('rowheader')).toHaveCount(1);
  await checkAxe(page);

  await page.getByRole('checkbox', { name: `Tick ${person.username}` }).check();
  await page.getByRole('button', { name: 'Close accounts' }).click();
  await expect(page.getByRole('heading', { name: 'Close 1 account?' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: person.username })).toBeVisible();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Close accounts' }).click();
  await expect(page).toHaveURL(/\/admin\/people$/);
  await theirs.goto('/library');
  await expect(theirs).toHaveURL(/\/sign-in/);
  expect((await outbox.letter(person.email)).subject).not.toBe('');

  await page.goto(`/admin/people?q=${person.username}&state=deactivated`);
  await page.getByRole('link', { name: person.username }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(person.username);
  await checkAxe(page);
  await page.getByRole('link', { name: 'Open the account again' }).click();
  await page.getByRole('button', { name: 'Open the account again' }).click();
  await expect(page.getByRole('link', { name: 'Close the account' })).toBeVisible();

  await page.getByRole('link', { name: 'Everything' }).click();
  await expect(page.getByRole('rowheader', { name: 'Opened an account again' })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Closed an account' })).toBeVisible();
  await checkAxe(page);
  await context.close();
});

test('an owner gives a role, sees the letter in the log, and ends sessions', async ({ page, browser, join, checkAxe, hasScripts }) => {
  const context = await browser.newContext({ baseURL: process.env.APP_URL, javaScriptEnabled: hasScripts });
  const theirs = await context.newPage();
  const person = await join(theirs);
  await enterAsOwner(page);
  await page.goto(`/admin/people?q=${person.username}`);
  await page.getByRole('link', { name: person.username }).click();
  await page.getByRole('link', { name: 'Change the role' }).click();
  await expect(page.getByRole('radio', { name: 'member' })).toBeChecked();
  await page.getByRole('radio', { name: 'teacher' }).check();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Change the role' }).click();
  await expect(page.getByRole('definition').filter({ hasText: 'teacher' }).first()).toBeVisible();

  await page.getByRole('link', { name: 'Sessions' }).click();
  await checkAxe(page);
  await page.getByRole('button', { name: 'End all sessions' }).click();
  await expect(page.getByText('This person is signed in nowhere.')).toBeVisible();
  await theirs.goto('/library');
  await expect(theirs).toHaveURL(/\/sign-in/);

  await page.goto(`/admin/mail?q=${person.email}`);
  await page.getByRole('link', { name: 'The role has changed' }).click();
  await expect(page.getByRole('heading', { name: 'The role has changed' })).toBeVisible();
  await checkAxe(page);
  await context.close();
});
