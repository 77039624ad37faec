import { randomBytes } from 'node:crypto';
import { askToJoin, expect, test } from '#tests/support/e2e.ts';

const chosen = 'seven quiet lanterns 7';

test.describe('a forgotten password', () => {
  test('is replaced with the code from the letter, and the person is in', async ({ page, join, outbox, checkAxe, hasScripts }) => {
    const person = await join(page);
    await page.context().clearCookies();
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await expect(page).toHaveURL('/forgotten');
    await checkAxe(page);
    await page.locator('[name=login]').fill(person.username.toUpperCase());
    await page.getByRole('button', { name: 'Send the code' }).click();
    await expect(page).toHaveURL('/forgotten/code');
    await checkAxe(page);
    await page.locator('[name=code]').fill(await outbox.code(person.email));
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page).toHaveURL('/forgotten/password');
    await checkAxe(page);

    await page.locator('[name=password]').fill(chosen);
    if (hasScripts) {
      // Before its scripts listen the page does not answer to typing: typed again until it does.
      await expect(async () => {
        await page.locator('[name=password]').fill('');
        await page.locator('[name=password]').fill(chosen);
        await expect(page.getByText('An excellent password')).toBeVisible({ timeout: 1_000 });
      }).toPass();
    }
    await page.locator('[name=repeated]').fill(`${chosen}!`);
    await page.getByRole('button', { name: 'Save and sign in' }).click();
    await expect(page.getByText('The two passwords differ').first()).toBeVisible();
    await expect(page.getByRole('alert')).toBeFocused();
    await checkAxe(page);
    await page.locator('[name=password]').fill(chosen);
    await page.locator('[name=repeated]').fill(chosen);
    await page.getByRole('button', { name: 'Save and sign in' }).click();
    await expect(page).toHaveURL('/');
    await expect(page.getByText('Your new password is set.')).toBeVisible();
    await page.goto('/settings/sessions');
    await expect(page.getByText('this browser')).toBeVisible();
  });

  test('the link works in the browser that asked, and by its button only', async ({ page, join, outbox }) => {
    const person = await join(page);
    await page.context().clearCookies();
    await page.goto('/forgotten');
    await page.locator('[name=login]').fill(person.email);
    await page.getByRole('button', { name: 'Send the code' }).click();
    const link = await outbox.link(person.email);
    await page.goto(link);
    await page.goto(link);
    await page.getByRole('button', { name: 'Choose a new password' }).click();
    await expect(page).toHaveURL('/forgotten/password');
  });

  test('for a name that nobody has looks the same', async ({ page }) => {
    await page.goto('/forgotten');
    await page.locator('[name=login]').fill(`nobody-${randomBytes(4).toString('hex')}`);
    await page.getByRole('button', { name: 'Send the code' }).click();
    await expect(page).toHaveURL('/forgotten/code');
    await expect(page.getByText('If there is such an account')).toBeVisible();
  });
});

test('a letter that did not come is sent again after a minute, and the page says so before', async ({ page, checkAxe }) => {
  await askToJoin(page);
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(page.getByText('A code went out less than a minute ago.').first()).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in\/code/);
  await checkAxe(page);
});

test('the password is changed in the settings, with the present one', async ({ page, join, outbox, checkAxe }) => {
  const person = await join(page);
  await page.goto('/settings/password');
  await checkAxe(page);
  await page.locator('[name=current]').fill('not the present one');
  await page.locator('[name=password]').fill(chosen);
  await page.locator('[name=repeated]').fill(chosen);
  await page.getByRole('button', { name: 'Save the password' }).click();
  await expect(page.getByText('This is not your present password.').first()).toBeVisible();
  await expect(page.locator('[name=current]')).toHaveValue('');
  await checkAxe(page);
  await page.locator('[name=current]').fill(person.password);
  await page.locator('[name=password]').fill(chosen);
  await page.locator('[name=repeated]').fill(chosen);
  await page.getByRole('button', { name: 'Save the password' }).click();
  await expect(page.getByText('The password is changed.')).toBeVisible();
  expect((await outbox.letter(person.email)).subject).toBe('Your password at Kruzhok was changed');
});

test('the e-mail is changed, and the old address takes it back', async ({ page, join, outbox, checkAxe }) => {
  const person = await join(page);
  const target = `${randomBytes(5).toString('hex')}@example.org`;
  await page.goto('/settings/email');
  await checkAxe(page);
  await page.locator('[name=email]').fill(target);
  await page.locator('main [name=password]').fill(person.password);
  await page.getByRole('button', { name: 'Send the code' }).click();
  await expect(page).toHaveURL('/settings/email/code');
  await page.locator('[name=code]').fill(await outbox.code(target));
  await page.getByRole('button', { name: 'Confirm the address' }).click();
  await expect(page.getByText('Your address is changed.')).toBeVisible();
  await page.goto('/settings/email');
  await expect(page.getByText(`Your address now: ${target}`)).toBeVisible();

  await page.context().clearCookies();
  await page.goto(await outbox.link(person.email));
  await expect(page.getByText(person.email)).toBeVisible();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Yes, take it back' }).click();
  await expect(page).toHaveURL('/forgotten/password');
  await page.locator('[name=password]').fill(chosen);
  await page.locator('[name=repeated]').fill(chosen);
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  await expect(page).toHaveURL('/');
  await page.goto('/settings/email');
  await expect(page.getByText(`Your address now: ${person.email}`)).toBeVisible();
});

test('a slip in an address is pointed out while it is typed @js', async ({ page }) => {
  await page.goto('/register');
  await expect(async () => {
    await page.locator('[name=email]').fill('');
    await page.locator('[name=email]').fill('anna@gmial.com');
    await expect(page.getByText('Did you mean anna@gmail.com?')).toBeVisible({ timeout: 1_000 });
  }).toPass();
});
