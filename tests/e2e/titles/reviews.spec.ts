import type { Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { onDatabase } from '#tests/support/e2e-entry.ts';
import { expect, test } from '#tests/support/e2e.ts';

/** A film that is there for everybody: how titles come into being is another story. */
async function film(name: string): Promise<string> {
  const id = uuidv7();
  await onDatabase((client) => client.query(`INSERT INTO "Title" ("id", "type", "name", "nameKey", "searchText") VALUES ($1::uuid, 'film', $2, $3, $3)`, [id, name, name.toLowerCase()]));
  return id;
}

const choose = async (page: Page, scale: string) => {
  await page.goto('/settings/titles');
  await page.getByRole('radio', { name: new RegExp(`^${scale}(?!\\d)`) }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
};

const send = (page: Page) => page.locator('main form:has([name=rating]) [type=submit]').click();

/** To the title's page, where it leads: going elsewhere before would take the form back. */
const sendOff = async (page: Page) => {
  await send(page);
  await page.waitForURL(/\/titles\/[0-9a-f-]{36}$/);
};

test('a review is written, shown, changed by another scale without loss, and removed', async ({ page, join, checkAxe }) => {
  await join(page);
  const id = await film('Сталкер <b>1979</b>');
  await page.goto(`/titles/${id}/review`);
  await page.locator('[name=rating]').fill('73');
  await page.locator('[name=text]').fill('**Long**, and ||the room is real|| <script>alert(1)</script>\n\n[a page](https://example.org/x)');
  await checkAxe(page);
  await sendOff(page);

  await page.goto(`/titles/${id}/reviews`);
  const review = page.locator('article.review').first();
  await expect(review.getByText('73 of 100')).toBeVisible();
  await expect(review.locator('strong', { hasText: 'Long' })).toBeVisible();
  await expect(review.getByText('<script>alert(1)</script>')).toBeVisible();
  await expect(review.getByRole('link', { name: 'a page' })).toHaveAttribute('rel', 'nofollow ugc noreferrer');
  await expect(review.getByText('the room is real')).toBeHidden();
  await review.locator('summary').click();
  await expect(review.getByText('the room is real')).toBeVisible();
  await checkAxe(page);

  await choose(page, 'Five stars');
  await page.goto(`/titles/${id}/review`);
  await expect(page.getByRole('radio', { name: '3.5 of 5' })).toBeChecked();
  await page.getByLabel('The whole review gives something away').check();
  await checkAxe(page);
  await sendOff(page);
  await page.goto(`/titles/${id}/reviews`);
  await expect(page.locator('article.review').first().getByText('Long')).toBeHidden();
  await choose(page, '0 to 100');
  await page.goto(`/titles/${id}/reviews`);
  await expect(page.locator('article.review').first().getByText('73 of 100')).toBeVisible();

  await choose(page, 'Five faces');
  await page.goto(`/titles/${id}/review`);
  await page.getByRole('radio', { name: 'Wonderful' }).check();
  await checkAxe(page);
  await sendOff(page);
  await page.goto(`/titles/${id}/reviews?sort=rating`);
  await expect(page.locator('article.review').first().getByText('Wonderful')).toBeVisible();
  await choose(page, '0 to 10');
  await page.goto(`/titles/${id}/review`);
  await expect(page.getByLabel('Rating')).toHaveValue('100');
  await page.getByLabel('Rating').selectOption({ label: '7.5 of 10' });
  await sendOff(page);

  await page.goto(`/titles/${id}/review/removal`);
  await expect(page.getByText('Сталкер <b>1979</b>').first()).toBeVisible();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.waitForURL(/\/titles\/[0-9a-f-]{36}$/);
  await page.goto(`/titles/${id}/reviews`);
  await expect(page.getByText('Nobody has written a review yet.')).toBeVisible();
  await page.goto(`/titles/${id}`);
  await expect(page.getByText('You removed your review on')).toBeVisible();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect(page.getByText('The review is back.')).toBeVisible();
  await expect(page.locator('#my-review').getByText('7.5')).toBeVisible();
});

test('a mistake keeps what was typed', async ({ page, join, checkAxe }) => {
  await join(page);
  const id = await film('Зеркало');
  await page.goto(`/titles/${id}/review`);
  await page.locator('main form').evaluate((form: HTMLFormElement) => { form.noValidate = true; });
  await page.locator('[name=rating]').fill('700');
  await page.locator('[name=text]').fill('Kept');
  await send(page);
  await expect(page.getByText('A whole number from 0 to 100').first()).toBeVisible();
  await expect(page.locator('[name=text]')).toHaveValue('Kept');
  await checkAxe(page);
});

test('a person’s page leads to what they watch, think and count, and hides it again', async ({ page, join, checkAxe }) => {
  const { username } = await join(page);
  const id = await film('Андрей Рублёв');
  await onDatabase((client) => client.query(
    `INSERT INTO "Walk" ("id", "titleId", "type", "userId", "state", "endedOn") SELECT gen_random_uuid(), $1::uuid, 'film', "id", 'completed', '2026-03-01' FROM "User" WHERE "username" = $2`, [id, username]));
  await page.goto(`/titles/${id}/review`);
  await page.locator('[name=rating]').fill('95');
  await sendOff(page);
  await page.goto(`/people/${username}`);
  await checkAxe(page);
  await page.getByRole('link', { name: 'Watching and playing' }).click();
  await expect(page.getByRole('link', { name: 'Андрей Рублёв' })).toBeVisible();
  await checkAxe(page);
  await page.goto(`/people/${username}/walks?type=films&state=dropped`);
  await expect(page.getByText('Nothing in this state.')).toBeVisible();
  await page.getByRole('link', { name: 'Reviews', exact: true }).click();
  await expect(page.getByText('95 of 100')).toBeVisible();
  await checkAxe(page);
  await page.getByRole('link', { name: 'In numbers' }).click();
  await expect(page.getByText('Most in 2026: 1 title.')).toBeVisible();
  await checkAxe(page);

  await page.goto('/settings/titles');
  await page.getByRole('group', { name: 'Who sees what you watch and play' }).getByRole('radio', { name: 'Only me' }).check();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.goto(`/people/${username}?as=member`);
  await expect(page.getByRole('link', { name: 'Reviews', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Watching and playing' })).toHaveCount(0);
});
