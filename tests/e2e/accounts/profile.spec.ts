import { expect, test } from '#tests/support/e2e.ts';
import { sendByKeyboard } from '#tests/support/e2e-upload.ts';
import { picture } from '#tests/support/pictures.ts';

test.describe('a profile', () => {
  test('is written, with mistakes said beside their fields', async ({ page, join, checkAxe }) => {
    const person = await join(page);
    await page.goto(`/people/${person.username}`);
    await expect(page.getByText('Your page is still blank')).toBeVisible();
    await checkAxe(page);
    await page.getByRole('link', { name: 'Write something' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible();
    await checkAxe(page);

    await page.getByLabel('First name').fill('Vera');
    await page.getByLabel('Last name').fill('Figner');
    await page.getByLabel('A few words about yourself').fill('I read on trains.\n\nAnd in gardens.');
    await page.getByLabel('What you want to learn').fill('Latin by spring');
    await page.getByLabel('Instagram').fill('@vera.reads');
    await page.getByLabel('Address 1').fill('http://vera.example.org');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    await expect(page.getByText('must begin with https://').first()).toBeVisible();
    await expect(page.getByLabel('A few words about yourself')).toHaveValue('I read on trains.\n\nAnd in gardens.');
    await checkAxe(page);
    await page.getByLabel('Address 1').fill('vera.example.org/notes');
    await page.getByLabel('Label 1').fill('My notes');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Your profile is saved.')).toBeVisible();

    await page.getByRole('link', { name: 'See your page' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Vera Figner' })).toBeVisible();
    await expect(page.getByText(person.email)).toBeVisible();
    await expect(page.getByRole('link', { name: 'vera.example.org/notes' })).toHaveAttribute('rel', 'me nofollow noopener ugc');
    await checkAxe(page);
  });

  test('has a picture, and then none', async ({ page, join, checkAxe }) => {
    await join(page);
    await page.goto('/settings/profile');
    await page.getByRole('link', { name: 'Profile picture' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Profile picture' })).toBeVisible();
    await checkAxe(page);
    await sendByKeyboard(page, 'picture', { name: 'me.png', mimeType: 'image/png', buffer: Buffer.from(await picture('png', { width: 300, height: 300 })) });
    await expect(page.getByText('The picture is in place.')).toBeVisible();
    await page.getByRole('link', { name: 'See your page' }).click();
    await expect(page.locator('.profile-who img')).toHaveJSProperty('naturalWidth', 300);
    await page.goto('/settings/profile/pictures/avatar');
    await checkAxe(page);
    await page.getByRole('button', { name: 'Remove the picture' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Remove the profile picture?' })).toBeVisible();
    await checkAxe(page);
    await page.getByRole('button', { name: 'Remove the picture' }).click();
    await expect(page.getByText('The picture is gone.')).toBeVisible();
  });

  test('is seen by whom its person wants', async ({ page, join, browser, checkAxe, hasScripts }) => {
    const person = await join(page);
    // Members only, to begin with: a visitor finds nothing, and its person can look with their eyes.
    const visitor = await browser.newPage({ locale: 'en-US', javaScriptEnabled: hasScripts });
    expect((await visitor.goto(`/people/${person.username}`))?.status()).toBe(404);
    await page.goto('/settings/privacy');
    await checkAxe(page);
    await page.getByRole('link', { name: 'As a visitor' }).click();
    await expect(page.getByText('There is nothing to see here for them')).toBeVisible();
    await checkAxe(page);
    await page.goto('/settings/privacy');
    await page.getByLabel('Anybody').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    expect((await visitor.goto(`/people/${person.username.toUpperCase()}`))?.status()).toBe(200);
    await expect(visitor).toHaveURL(`/people/${person.username}`);
    await expect(visitor.getByRole('heading', { level: 1, name: person.username })).toBeVisible();
    await expect(visitor.getByText(person.email)).toHaveCount(0);
    await visitor.close();
  });

  test('takes another name, and says what that changes', async ({ page, join, checkAxe }) => {
    const person = await join(page);
    await page.goto('/settings/profile');
    await page.getByRole('link', { name: 'Username' }).click();
    await expect(page.getByText('The old name becomes free')).toBeVisible();
    await checkAxe(page);
    await page.getByLabel('New name').fill('admin');
    await page.getByRole('button', { name: 'Change the name' }).click();
    await expect(page.getByText('The house keeps this name for itself.').first()).toBeVisible();
    const name = `new-${person.username.slice(-8)}`;
    await page.getByLabel('New name').fill(name);
    await page.getByRole('button', { name: 'Change the name' }).click();
    await expect(page.getByText(`You are ${name} now.`)).toBeVisible();
    expect((await page.goto(`/people/${name}`))?.status()).toBe(200);
  });
});

test.describe('settings', () => {
  test('are one area, from its overview to every part', async ({ page, join, checkAxe }) => {
    await join(page);
    await page.goto('/settings');
    await checkAxe(page);
    for (const part of ['Profile', 'Signing in', 'Language and look', 'Notifications', 'Privacy', 'Your sessions', 'Your data']) {
      await page.goto('/settings');
      await page.locator('main .list').getByRole('link', { name: part }).click();
      await expect(page).not.toHaveURL(/\/settings$/);
      await expect(page.locator('.side-list [aria-current=page]')).toHaveText(part);
      await checkAxe(page);
    }
  });

  test('silence is chosen knowingly', async ({ page, join, checkAxe }) => {
    await join(page);
    await page.goto('/settings/notifications');
    await page.getByLabel('Nowhere').check();
    await page.getByLabel('When the day').selectOption({ label: '21:00' });
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { name: 'What you will not get' })).toBeVisible();
    await checkAxe(page);
    await page.getByRole('button', { name: 'Switch off' }).click();
    await expect(page.getByText('Notifications are switched off.')).toBeVisible();
    await expect(page.getByLabel('Nowhere')).toBeChecked();
    await expect(page.getByLabel('When the day')).toHaveValue('21');
    await page.goto('/settings');
    await expect(page.getByText('Switched off')).toBeVisible();
  });

  test('single keys do nothing once they are switched off @js', async ({ page, join }) => {
    await join(page);
    await page.goto('/settings/language');
    // Keys work at first: the page's scripts listen by then.
    await expect(async () => {
      await page.locator('main').click({ position: { x: 2, y: 2 } });
      await page.keyboard.press('/');
      await expect(page.locator('#shell-search')).toBeFocused({ timeout: 1_000 });
    }).toPass({ timeout: 45_000 });
    await page.getByLabel('Single-key shortcuts').uncheck();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    await expect(page.locator('.rail-search kbd')).toHaveCount(0);
    await page.locator('h1').click();
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page.keyboard.press('/');
    await expect(page.locator('#shell-search')).not.toBeFocused();
    await expect(page).toHaveURL('/settings/language');
    await page.goto('/keyboard');
    await expect(page.getByText('Single keys are switched off for you')).toBeVisible();
  });
});
