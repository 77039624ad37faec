import jsQR from 'jsqr';
import type { Page } from '@playwright/test';
import { TOTP, URI } from 'otpauth';
import sharp from 'sharp';
import { expect, test } from '#tests/support/e2e.ts';
import type { Person } from '#tests/support/e2e.ts';

const submit = (page: Page, field: string) => page.locator(`main form:has([name=${field}]) [type=submit]`).first().click();

async function signOut(page: Page): Promise<void> {
  await page.goto('/sign-out');
  await page.getByRole('button', { name: 'Sign out', exact: true }).last().click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
}

async function typePassword(page: Page, person: Person): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('form:has([name=password]) [name=login]').fill(person.username);
  await page.locator('[name=password]').fill(person.password);
  await submit(page, 'login');
}

async function choose(page: Page, factor: 'app' | 'mail' | 'off'): Promise<void> {
  await page.goto('/settings/sign-in/second-factor');
  await page.locator(`[name=factor][value=${factor}]`).check();
  await submit(page, 'factor');
}

/** What a phone's camera would read. */
async function scan(page: Page): Promise<string> {
  const { data, info } = await sharp(await page.locator('svg.qr').screenshot()).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? '';
}

/** A code that was not taken yet: each works once, and the app may be a step ahead. */
function codes(uri: string) {
  const totp = URI.parse(uri) as TOTP;
  let last = -1;
  return async (): Promise<string> => {
    const soonest = () => Math.max(last + 1, TOTP.counter({ timestamp: Date.now() }) - 1);
    await expect(() => expect(soonest()).toBeLessThanOrEqual(TOTP.counter({ timestamp: Date.now() }) + 1)).toPass({ timeout: 60_000 });
    last = soonest();
    return totp.generate({ timestamp: last * 30_000 });
  };
}

test.describe('the second step at sign-in', () => {
  test('an app is connected by its picture, asked for after the password, helped out by a recovery code, and switched off', async ({ page, join, checkAxe, hasScripts }) => {
    test.slow();
    const person = await join(page);
    await page.goto('/settings/sign-in');
    await expect(page.getByText('Off: the password is enough')).toBeVisible();
    await checkAxe(page);
    await page.goto('/settings/sign-in/second-factor');
    await checkAxe(page);
    await choose(page, 'app');
    await expect(page).toHaveURL('/settings/sign-in/authenticator');
    await checkAxe(page);
    const uri = await scan(page);
    expect(uri).toMatch(/^otpauth:\/\/totp\/Kruzhok:/);
    await page.locator('main summary').click();
    await expect(page.locator('a[href^="otpauth:"]')).toHaveAttribute('href', uri);
    await expect(page.locator('.code-text')).toHaveText((new URL(uri).searchParams.get('secret') ?? '').replace(/.{4}(?=.)/g, '$& '));
    const nextCode = codes(uri);

    await page.locator('[name=code]').fill('12');
    await page.locator('main form:has([name=code])').evaluate((form) => form.setAttribute('novalidate', ''));
    await submit(page, 'code');
    await expect(page.getByText('The code has six digits.').first()).toBeVisible();
    expect(await scan(page), 'the key stays').toBe(uri);
    await page.locator('[name=code]').fill(await nextCode());
    await submit(page, 'code');
    await expect(page).toHaveURL('/settings/sign-in/recovery-codes');
    await checkAxe(page);
    const recovery = await page.locator('.code-list li').allInnerTexts();
    expect(recovery).toHaveLength(10);
    await expect(page.getByRole('button', { name: 'Print' })).toHaveCount(hasScripts ? 1 : 0);
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download as a file' }).click()]);
    expect(file.suggestedFilename()).toBe('kruzhok-codes.txt');
    await page.getByRole('button', { name: 'I have kept the codes' }).click();
    await expect(page.getByText('10 codes left')).toBeVisible();

    await signOut(page);
    await typePassword(page, person);
    await expect(page).toHaveURL('/sign-in/second-factor');
    await checkAxe(page);
    await page.goto('/settings');
    await expect(page).toHaveURL(/\/sign-in\?/);
    await page.goto('/sign-in/second-factor');
    await page.locator('[name=code]').fill(await nextCode());
    await submit(page, 'code');
    await expect(page).toHaveURL('/');

    await signOut(page);
    await typePassword(page, person);
    await expect(page).toHaveURL('/sign-in/second-factor');
    await page.locator('main summary').click();
    await page.locator('[name=recoveryCode]').fill(recovery[4] ?? '');
    await submit(page, 'recoveryCode');
    await expect(page).toHaveURL('/');
    await page.goto('/settings/sign-in');
    await expect(page.getByText('9 codes left')).toBeVisible();

    await choose(page, 'off');
    await expect(page.getByText('Off: the password is enough')).toBeVisible();
    await signOut(page);
    await typePassword(page, person);
    await expect(page).toHaveURL('/');
  });

  test('a mailed code, with a mistake on the way', async ({ page, join, outbox, checkAxe }) => {
    const person = await join(page);
    await choose(page, 'mail');
    await expect(page).toHaveURL('/settings/sign-in');
    await signOut(page);
    await typePassword(page, person);
    await expect(page).toHaveURL('/sign-in/second-factor');
    await checkAxe(page);
    // The news about the change, the code.
    const code = await outbox.code(person.email, 2);
    await page.locator('[name=code]').fill(code === '000000' ? '111111' : '000000');
    await submit(page, 'code');
    await expect(page.getByText('This code is not right').first()).toBeVisible();
    await checkAxe(page);
    await page.locator('[name=code]').fill(code);
    await submit(page, 'code');
    await expect(page).toHaveURL('/');
  });
});
