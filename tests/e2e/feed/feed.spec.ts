import { randomUUID } from 'node:crypto';
import { onDatabase } from '#tests/support/e2e-entry.ts';
import { expect, test } from '#tests/support/e2e.ts';

/** A book that somebody has finished on a day. */
async function finished(username: string, title: string, day: string): Promise<void> {
  await onDatabase(async (client) => {
    const { rows: [person] } = await client.query<{ id: string }>('SELECT "id" FROM "User" WHERE "username" = $1', [username]);
    const bookId = randomUUID();
    await client.query('INSERT INTO "Book" ("id", "ownerId", "title", "titleKey", "matchKey", "state", "updatedAt") VALUES ($1::uuid, $2::uuid, $3, $4, $4, $5, now())', [bookId, person?.id, title, title.toLowerCase(), 'read']);
    await client.query(`INSERT INTO "Reading" ("id", "bookId", "ownerId", "state", "endedOn") VALUES ($1::uuid, $2::uuid, $3::uuid, 'finished', $4::date)`, [randomUUID(), bookId, person?.id, day]);
  });
}

test('what I finish stands on my page of the day; others see it when I let them', async ({ page, join, checkAxe, browser, javaScriptEnabled }) => {
  const { username } = await join(page);
  await page.goto('/feed');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await checkAxe(page);
  const title = `The wool of ${username}`;
  await finished(username, title, '2026-11-20');
  await page.goto('/');
  await expect(page.getByRole('listitem').filter({ hasText: title }).filter({ hasText: 'Finished reading' }).first()).toBeVisible();
  await checkAxe(page);
  await page.goto('/feed');
  await expect(page.getByRole('listitem').filter({ hasText: title })).toContainText('only you see it');
  await checkAxe(page);

  const theirs = await browser.newContext({ javaScriptEnabled });
  const other = await theirs.newPage();
  await join(other);
  await other.goto('/feed');
  await expect(other.getByText(title)).toHaveCount(0);

  await page.getByRole('link', { name: 'What others see of you' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sharing' })).toBeVisible();
  await checkAxe(page);
  await page.getByRole('group', { name: 'Library' }).getByRole('radio', { name: 'Members of the circle' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Library' }).getByRole('radio', { name: 'Members of the circle' })).toBeChecked();

  await other.goto('/feed');
  const line = other.getByRole('listitem').filter({ hasText: title });
  await expect(line).toContainText(username);
  await expect(line.getByRole('link', { name: title })).toHaveCount(0);
  await line.getByRole('link', { name: username }).click();
  await expect(other).toHaveURL(`/people/${username}`);
  await theirs.close();
});
