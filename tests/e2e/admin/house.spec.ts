import { expect, test } from '#tests/support/e2e.ts';
import { enterAsOwner } from '#tests/support/e2e-owner.ts';
import { sendByKeyboard } from '#tests/support/e2e-upload.ts';
import { picture } from '#tests/support/pictures.ts';

test('an owner invites somebody, who comes by the link', async ({ page, browser, outbox, checkAxe, hasScripts }) => {
  await enterAsOwner(page);
  await page.goto('/admin');
  await page.getByRole('navigation', { name: 'Owner’s house' }).getByRole('link', { name: 'Invitations' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Invitations' })).toBeVisible();
  await checkAxe(page);
  await page.getByLabel('How many people may come').fill('1');
  await page.getByLabel('A note for yourself').fill('For Vera');
  await page.getByRole('button', { name: 'Make the link' }).click();
  const shown = page.getByLabel('Send it to whom you invite');
  await expect(shown).toHaveValue(/\/register\?invitation=[\w-]{43}$/);
  await checkAxe(page);
  const link = new URL(await shown.inputValue());

  const context = await browser.newContext({ baseURL: process.env.APP_URL, javaScriptEnabled: hasScripts, locale: 'en-US' });
  const theirs = await context.newPage();
  await theirs.goto(`${link.pathname}${link.search}`);
  await expect(theirs.getByText('You are invited.')).toBeVisible();
  const name = `guest-${Date.now().toString(36)}-${hasScripts ? 'js' : 'nojs'}`;
  await theirs.locator('[name=username]').fill(name);
  await theirs.locator('[name=email]').fill(`${name}@example.org`);
  await theirs.locator('[name=password]').fill('a quiet long evening 42');
  await theirs.getByRole('button', { name: 'Get the code' }).click();
  await theirs.waitForURL(/\/sign-in\/code/);
  await theirs.locator('[name=code]').fill(await outbox.code(`${name}@example.org`));
  await theirs.locator('main form:has([name=code]) [type=submit]').first().click();
  await expect(theirs).toHaveURL('/');
  await context.close();

  await page.reload();
  await expect(page.getByRole('link', { name })).toBeVisible();
  await expect(page.getByText('1 of 1')).toBeVisible();
  await checkAxe(page);
  await page.goto('/admin/invitations');
  await expect(page.getByRole('rowheader', { name: 'For Vera' }).first()).toBeVisible();
  await checkAxe(page);
});

// The house is one for all tests: both projects write the same, and its name stays what the others know.
test('an owner gives the circle its colour, its words and its sign', async ({ page, browser, checkAxe, hasScripts }) => {
  await enterAsOwner(page);
  await page.goto('/admin/settings');
  await checkAxe(page);
  await page.getByLabel('Colour of buttons and links').fill('#ffd700');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByText('The nearest that works: #')).toBeVisible();
  await checkAxe(page);
  await page.getByLabel('Colour of buttons and links').fill('#2b4a7f');
  await page.getByLabel('The same in English').fill('We read on Wednesdays.\n\n<b>Tea</b> at seven.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The circle’s settings are saved.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCSS('background-color', 'rgb(43, 74, 127)');

  await page.goto('/admin/settings/logo');
  await checkAxe(page);
  await sendByKeyboard(page, 'picture', { name: 'sign.png', mimeType: 'image/png', buffer: Buffer.from(await picture('png', { width: 200, height: 200 })) });
  await expect(page.getByText('The circle has a new sign.')).toBeVisible();

  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ baseURL: process.env.APP_URL, javaScriptEnabled: hasScripts, locale: 'en-US', colorScheme });
    const visitor = await context.newPage();
    await visitor.goto('/');
    await expect(visitor.getByText('<b>Tea</b> at seven.')).toBeVisible();
    await expect(visitor.locator('.brand-logo').first()).toBeVisible();
    const button = visitor.locator('.btn-primary').first();
    await expect(button).toHaveCSS('background-color', colorScheme === 'light' ? 'rgb(43, 74, 127)' : 'rgb(165, 184, 216)');
    await checkAxe(visitor);
    await context.close();
  }
});
