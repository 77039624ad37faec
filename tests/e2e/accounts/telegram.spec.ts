import { randomInt } from 'node:crypto';
import { botName } from '#tests/support/fake-telegram.ts';
import { chatOf } from '#tests/support/e2e-telegram.ts';
import { expect, test } from '#tests/support/e2e.ts';

test('a chat is linked, becomes the channel, brings a code to sign in, and is let go', async ({ page, join, hasScripts, checkAxe }) => {
  const person = await join(page);
  const chat = chatOf(randomInt(1_000_000, 4_000_000_000));
  await page.goto('/settings');
  await page.getByRole('list', { name: 'Settings' }).getByRole('link', { name: 'Telegram' }).click();
  await expect(page).toHaveURL('/settings/telegram');
  await checkAxe(page);
  await page.getByRole('button', { name: 'Get the link' }).click();
  const open = page.getByRole('link', { name: 'Open Telegram' });
  await expect(open).toHaveAttribute('href', new RegExp(`^https://t\\.me/${botName}\\?start=[\\w-]{43}$`));
  await checkAxe(page);
  const token = new URL((await open.getAttribute('href')) ?? '').searchParams.get('start');
  await chat.say(`/start ${token}`);
  expect(await chat.heard(1)).toContain(person.username);
  // With scripts the page sees it by itself.
  if (!hasScripts) await page.getByRole('link', { name: 'Done, check it' }).click();
  await expect(page.getByRole('heading', { name: 'Linked', exact: true })).toBeVisible();
  await checkAxe(page);

  await page.getByLabel('When to remind').selectOption('21');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('When to remind')).toHaveValue('21');

  await page.goto('/settings/notifications');
  await page.locator('[name=channel][value=telegram]').check();
  await page.locator('form:has([name=channel]) button').first().click();
  await page.goto('/settings/telegram');
  await expect(page.getByText('come here, and so do codes to sign in')).toBeVisible();

  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.locator('form:has([value=code]) [name=email]').fill(person.username);
  await page.getByRole('button', { name: 'Send the code' }).click();
  await expect(page).toHaveURL('/sign-in/code');
  await checkAxe(page);
  await page.locator('[name=code]').fill(/^(\d{6})$/m.exec(await chat.heard(2))?.[1] ?? '');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL('/');

  await page.goto('/settings/telegram');
  await page.getByRole('link', { name: 'Unlink Telegram' }).click();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Unlink' }).click();
  await expect(page.getByRole('button', { name: 'Get the link' })).toBeVisible();
});
