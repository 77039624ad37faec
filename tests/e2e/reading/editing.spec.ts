import { expect, test } from '#tests/support/e2e.ts';
import { shelvePdf } from '#tests/support/e2e-book.ts';
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
