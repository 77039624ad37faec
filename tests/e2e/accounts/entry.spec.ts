import { askToJoin, expect, register, test } from '#tests/support/e2e.ts';

test.describe('coming in', () => {
  test('a person registers, leaves, and comes back by code and by password', async ({ page, outbox, checkAxe }) => {
    await page.goto('/register');
    await checkAxe(page);
    const person = await register(page, outbox);
    await expect(page).toHaveURL('/');
    await page.goto('/settings');
    await checkAxe(page);
    await page.goto('/sign-out');
    await checkAxe(page);
    await page.getByRole('button', { name: 'Sign out', exact: true }).last().click();
    await expect(page.getByText('You are signed out.')).toBeVisible();
    await page.goto('/settings');
    await expect(page).toHaveURL(/\/sign-in\?redirectTo=%2Fsettings/);
    await checkAxe(page);

    await page.locator('form:has([value=code]) [name=email]').fill(person.email);
    await page.getByRole('button', { name: 'Send the code' }).click();
    await expect(page).toHaveURL(/\/sign-in\/code/);
    await checkAxe(page);
    await page.locator('[name=code]').fill(await outbox.code(person.email, 2));
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page).toHaveURL('/settings');

    await page.goto('/sign-out');
    await page.getByRole('button', { name: 'Sign out', exact: true }).last().click();
    await expect(page.getByText('You are signed out.')).toBeVisible();
    await page.goto('/sign-in');
    await page.locator('form:has([name=password]) [name=login]').fill(person.username.toUpperCase());
    await page.locator('[name=password]').fill(person.password);
    await page.getByRole('button', { name: 'Sign in with password' }).click();
    await expect(page).toHaveURL('/');
  });

  test('a form with mistakes keeps what was typed, says what is wrong, and takes focus', async ({ page, checkAxe }) => {
    await page.goto('/register');
    await page.locator('form:has([name=username])').evaluateAll((forms) => forms.forEach((form) => form.setAttribute('novalidate', '')));
    await page.locator('[name=username]').fill('ab');
    await page.locator('[name=email]').fill('a@b');
    await page.locator('[name=password]').fill('12345678');
    await page.locator('main form [type=submit]').first().click();
    await expect(page.getByText('A name has 3 to 30 characters.').first()).toBeVisible();
    await expect(page.locator('[name=username]')).toHaveValue('ab');
    await expect(page.locator('[name=email]')).toHaveValue('a@b');
    await expect(page.locator('[name=password]')).toHaveValue('');
    await expect(page.getByRole('alert')).toBeFocused();
    await checkAxe(page);
  });

  test('a link from the letter asks for one click, and works once', async ({ page, outbox }) => {
    const person = await askToJoin(page);
    await expect(page).toHaveURL(/\/sign-in\/code/);
    const link = await outbox.link(person.email);
    await page.goto(link);
    await page.getByRole('button', { name: 'Sign in' }).last().click();
    await expect(page).toHaveURL('/');
    await page.goto('/settings/sessions');
    await expect(page.getByText('this browser')).toBeVisible();
  });

  test('the language changes on any page and stays', async ({ page }) => {
    await page.goto('/sign-in');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.locator('button[name=locale][value=ru]').first().click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
    await expect(page).toHaveURL(/\/sign-in/);
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  });
});
