import { expect, test } from '#tests/support/e2e.ts';
import { shelvePdf } from '#tests/support/e2e-book.ts';
import { onDatabase } from '#tests/support/e2e-entry.ts';
import { makePdf, numberedPages } from '#tests/support/make-pdf.ts';

test('pages are turned, deleted and moved, saved as a version, and the original comes back', async ({ page, join, checkAxe, hasScripts }) => {
  const { username } = await join(page);
  const bookId = await shelvePdf(username, await makePdf({ pages: numberedPages(6), title: username }), { title: 'Обломов', pageCount: 6 });
  const pages = `/library/books/${bookId}/pdf/pages`;
  await page.goto(pages);
  await expect(page.getByText('Nothing has been changed yet.')).toBeVisible();
  await checkAxe(page);
  const sheets = page.locator('[data-page]');
  const order = () => sheets.evaluateAll((list) => list.map((sheet) => (sheet as HTMLElement).dataset['page']));

  // By keyboard: the second page is turned, the last one goes, the third comes first.
  const box = (position: number) => page.locator(`[data-position="${position}"] input`);
  const says = (text: string) => expect(page.getByRole('status').filter({ hasText: text }).first()).toBeVisible();
  if (hasScripts) {
    // Keys do something when the page is alive; that it can be dragged says so.
    await expect(sheets.first()).toHaveAttribute('draggable', 'true');
    await box(2).focus();
    await page.keyboard.press(']');
    await says('page 2 turned');
    await box(6).focus();
    await page.keyboard.press('Delete');
    await says('page 6 deleted');
    await box(3).focus();
    await page.keyboard.press('Alt+Home');
    await says('page 3 moved');
  } else {
    const press = async (name: string) => page.getByRole('button', { name, exact: true }).click();
    await box(2).check();
    await press('Turn right');
    await expect(box(2)).toBeChecked();
    await box(2).uncheck();
    await page.locator('[name=ranges]').fill('6');
    await press('Delete');
    await says('page 6 deleted');
    await page.locator('[name=ranges]').fill('3');
    await page.locator('[name=position]').fill('1');
    await press('Move');
    await says('page 3 moved');
  }
  expect(await order()).toEqual(['3', '1', '2', '4', '5']);
  await page.locator('[name=ranges]').fill('1-9');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByText('“1-9” is no page of the file.').first()).toBeVisible();
  await expect(page.locator('[name=ranges]')).toHaveValue('1-9');
  await checkAxe(page);

  await page.getByRole('button', { name: 'Save as a new version' }).click();
  await expect(async () => {
    if (!hasScripts) await page.reload();
    await expect(page.getByText('Saved. You are reading version 2 now')).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 90_000 });
  await page.getByRole('link', { name: 'Versions', exact: true }).click();
  await expect(page.getByText('Since then: page 6 deleted; page 3 moved.')).toBeVisible();
  await checkAxe(page);
  await page.getByRole('link', { name: 'Restore (version 1)' }).click();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('Restored. It takes a moment')).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('version 1 restored')).toBeVisible({ timeout: 2_000 });
    await expect(page.getByRole('heading', { name: 'Version 3 read now' })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 90_000 });
});

test('details and parts: what is wrong is said beside it, and what was typed stays', async ({ page, join, checkAxe }) => {
  const { username } = await join(page);
  const bookId = await shelvePdf(username, await makePdf({ pages: numberedPages(3), title: username }), { title: 'Ася', pageCount: 3 });
  await page.goto(`/library/books/${bookId}/pdf/details`);
  await page.locator('[name=outline]').fill('One … 1\nTwo … 9');
  await page.getByRole('button', { name: 'Save as a new version' }).click();
  await expect(page.getByText('Line 2: the page is missing at the end, or the file has no such page.').first()).toBeVisible();
  await expect(page.locator('[name=outline]')).toHaveValue('One … 1\nTwo … 9');
  await checkAxe(page);
  await page.getByRole('link', { name: 'Split', exact: true }).click();
  await expect(page.locator('[name=parts]')).toHaveValue('1-2\n3-3');
  await page.locator('[name=parts]').fill('4 Nowhere');
  await page.getByRole('button', { name: 'Split', exact: true }).click();
  await expect(page.getByText('Line 1 does not begin with pages of the file.').first()).toBeVisible();
  await checkAxe(page);
});

test('a page is dragged to its place @js', async ({ page, join }) => {
  const { username } = await join(page);
  const bookId = await shelvePdf(username, await makePdf({ pages: numberedPages(5), title: username }), { title: 'Обломов', pageCount: 5 });
  await page.goto(`/library/books/${bookId}/pdf/pages`);
  const sheets = page.locator('[data-page]');
  const order = () => sheets.evaluateAll((list) => list.map((sheet) => (sheet as HTMLElement).dataset['page']).join(' '));
  await expect(sheets.first()).toHaveAttribute('draggable', 'true');
  await page.locator('[data-page="4"]').dragTo(page.locator('[data-page="2"]'));
  await expect.poll(order).toBe('1 4 2 3 5');
  // Of some that are ticked, all go along.
  await page.locator('[data-page="1"] input').check();
  await page.locator('[data-page="4"] input').check();
  await page.locator('[data-page="1"]').dragTo(page.locator('[data-page="5"]'));
  await expect.poll(order).toBe('2 3 5 1 4');
  await page.reload();
  expect(await order()).toBe('2 3 5 1 4');
});

test('the form of a file is filled, saved as a version, and stands in it', async ({ page, join, hasScripts, checkAxe }) => {
  const { username } = await join(page);
  const bookId = await shelvePdf(username, await makePdf({ pages: ['Form'], field: 'Full name', title: username }), { title: 'Анкета', pageCount: 1 });
  await onDatabase((client) => client.query('UPDATE "DocumentVersion" v SET "hasForm" = true FROM "BookDocument" d WHERE d."id" = v."documentId" AND d."bookId" = $1::uuid', [bookId]));
  await page.goto(`/library/books/${bookId}/pdf/form`);
  await checkAxe(page);
  await page.getByLabel('Full name').fill('Илья Ильич Обломов');
  await page.getByRole('button', { name: 'Save as a new version' }).click();
  await expect(async () => {
    if (!hasScripts) await page.reload();
    await expect(page.getByText('Saved. You are reading version 2 now')).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 90_000 });
  await page.goto(`/library/books/${bookId}/pdf/form`);
  await expect(page.getByLabel('Full name')).toHaveValue('Илья Ильич Обломов');
  await checkAxe(page);
});
