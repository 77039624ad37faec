import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { onDatabase } from '#tests/support/e2e-entry.ts';
import { expect, test } from '#tests/support/e2e.ts';

/** As the gate leaves it; open pages are told like by the gate. */
async function told(username: string, title: string): Promise<void> {
  await onDatabase(async (client) => {
    const { rows: [person] } = await client.query<{ id: string }>('SELECT "id" FROM "User" WHERE "username" = $1', [username]);
    await client.query(
      `WITH box AS (INSERT INTO "NotificationBox" ("userId", "lastSeq") VALUES ($1::uuid, 1) ON CONFLICT ("userId") DO UPDATE SET "lastSeq" = "NotificationBox"."lastSeq" + 1 RETURNING "lastSeq")
       INSERT INTO "Notification" ("id", "userId", "topic", "key", "values", "href", "onceKey", "happenedAt", "shownAt", "seq")
       SELECT $2::uuid, $1::uuid, 'library', 'library-news:editFailed', jsonb_build_object('title', $3::text), '/library/books/new', $2::text, now(), now(), "lastSeq" FROM box`,
      [person?.id, randomUUID(), title],
    );
    await client.query(`SELECT pg_notify('kruzhok_streams', 'n:' || $1::text)`, [person?.id]);
  });
}

const bell = (page: Page) => page.getByRole('navigation').getByRole('link', { name: /^Notifications/ });

test('news: the bell counts, the list is read one by one and all at once', async ({ page, join, checkAxe }) => {
  const { username } = await join(page);
  await page.goto('/notifications');
  await expect(page.getByRole('heading', { name: 'Nothing has happened yet' })).toBeVisible();
  await checkAxe(page);
  for (const title of ['Oblomov', 'War and Peace', 'The Idiot']) await told(username, title);
  await page.goto('/');
  await expect(bell(page)).toHaveAccessibleName('Notifications 3 unread');
  await bell(page).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Notifications' })).toBeVisible();
  await checkAxe(page);
  await page.getByRole('button', { name: /War and Peace/ }).click();
  await expect(page).toHaveURL('/library/books/new');
  await expect(bell(page)).toHaveAccessibleName('Notifications 2 unread');
  await bell(page).click();
  await page.getByRole('listitem').filter({ hasText: 'The Idiot' }).getByRole('button', { name: 'Mark as read' }).click();
  await expect(bell(page)).toHaveAccessibleName('Notifications 1 unread');
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(bell(page)).toHaveAccessibleName('Notifications');
  await expect(page.getByRole('button', { name: 'Mark all as read' })).toHaveCount(0);
});

test('what comes while a page stands is counted at once, and goes with the session @js', async ({ page, join, context }) => {
  const { username } = await join(page);
  const listens = page.waitForResponse((response) => response.url().includes('/notifications/stream'));
  await page.goto('/notifications');
  await listens;
  const place = await bell(page).boundingBox();
  await told(username, 'Oblomov');
  await expect(bell(page)).toHaveAccessibleName('Notifications 1 unread');
  await expect(page.getByRole('button', { name: /Oblomov/ })).toBeVisible();
  expect(await bell(page).boundingBox()).toEqual(place);
  // Another page of theirs reads it.
  const other = await context.newPage();
  await other.goto('/notifications');
  await other.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(bell(page)).toHaveAccessibleName('Notifications');
});

test('what comes while the list is being fetched waits until it is there @js', async ({ page, join }) => {
  const { username } = await join(page);
  await page.addInitScript(() => {
    const { abort } = AbortController.prototype;
    AbortController.prototype.abort = function (reason) {
      document.documentElement.dataset.cutOff = 'yes';
      abort.call(this, reason);
    };
    window.EventSource = class extends EventSource {
      constructor(url: string | URL) {
        super(url);
        this.addEventListener('news', () => {
          const { dataset } = document.documentElement;
          dataset.heard = String(Number(dataset.heard ?? 0) + 1);
        });
      }
    };
  });
  const listens = page.waitForResponse((response) => response.url().includes('/notifications/stream'));
  await page.goto('/notifications');
  await listens;
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  await page.route(/\/notifications\.data/, async (route) => {
    await held;
    await route.continue();
  }, { times: 1 });
  const fetched = page.waitForRequest(/\/notifications\.data/);
  await told(username, 'Oblomov');
  await fetched;
  await told(username, 'The Idiot');
  await expect(page.locator('html')).toHaveAttribute('data-heard', '2');
  letGo();
  await expect(page.getByRole('button', { name: /The Idiot/ })).toBeVisible();
  await expect(page.locator('html')).not.toHaveAttribute('data-cut-off');
});

test('what to hear of, and in which hours not', async ({ page, join, checkAxe }) => {
  await join(page);
  await page.goto('/settings/notifications');
  await checkAxe(page);
  await page.getByRole('group', { name: 'Library' }).getByRole('radio', { name: 'Never' }).check();
  await page.getByLabel('From').selectOption('22');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Quiet hours need a beginning and an end.');
  await expect(page.getByLabel('From')).toHaveValue('22');
  await page.getByLabel('Until').selectOption('7');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.goto('/settings/notifications');
  await expect(page.getByRole('group', { name: 'Library' }).getByRole('radio', { name: 'Never' })).toBeChecked();
  await expect(page.getByLabel('Until')).toHaveValue('7');
});
