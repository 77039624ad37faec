import { expect, test } from '#tests/support/e2e.ts';
import { shelvePdf } from '#tests/support/e2e-book.ts';
import { personsDay } from '#tests/support/persons-days.ts';

test('a goal is set, narrowed, seen to move, put away, deleted and brought back', async ({ page, join, checkAxe }) => {
  const { username } = await join(page);
  const bookId = await shelvePdf(username, new Uint8Array([1]), { title: 'Oblomov', pageCount: 300 });
  await page.goto('/goals');
  await checkAxe(page);
  await page.getByRole('link', { name: 'Set a goal' }).click();
  await expect(page.getByLabel('How much?')).toHaveValue('2');
  await page.getByLabel('Pages', { exact: true }).check();
  await page.getByLabel('How much?').fill('120');
  await page.getByLabel('Again and again').check();
  await checkAxe(page);
  // What was typed goes along to the search and comes back with what was found.
  await page.getByRole('button', { name: 'Only some of it…' }).click();
  await page.getByRole('searchbox').first().fill('oblo');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await checkAxe(page);
  await page.getByRole('link', { name: 'Oblomov' }).click();
  await expect(page.getByText('Book: Oblomov')).toBeVisible();
  await expect(page.getByLabel('How much?')).toHaveValue('120');
  await page.getByRole('button', { name: 'Set the goal' }).last().click();
  await expect(page.getByRole('heading', { level: 1, name: '120 pages every month' })).toBeVisible();
  await expect(page.getByText('0 of 120')).toBeVisible();
  await checkAxe(page);
  const goal = page.url();

  await page.goto(`/library/books/${bookId}`);
  await page.getByRole('button', { name: 'Start reading' }).click();
  await page.getByLabel('I am on page').fill('125');
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await expect(page.getByText('125 of 300 pages, 175 left').first()).toBeVisible();
  await page.goto('/');
  // That it was reached may stand below, in what happened lately, by now.
  const goalOfToday = page.getByRole('link', { name: '120 pages every month' }).first();
  await expect(goalOfToday).toBeVisible();
  await expect(page.getByText('125 of 120')).toBeVisible();
  await goalOfToday.click();
  await expect(page.getByText('Reached.')).toBeVisible();

  await page.getByRole('link', { name: 'Change', exact: true }).click();
  await page.getByLabel('How much?').fill('none');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('A whole number from 1.');
  await expect(page.getByLabel('How much?')).toHaveValue('none');
  await page.getByLabel('How much?').fill('200');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('125 of 200')).toBeVisible();

  await page.locator('main header summary').click();
  await page.getByRole('button', { name: 'Put away' }).click();
  await expect(page.getByText('No goals yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page).toHaveURL(goal);
  await page.locator('main header summary').click();
  await page.getByRole('link', { name: 'Delete' }).click();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '200 pages every month' })).toBeVisible();
});

test('from a book’s page: this book by a day', async ({ page, join, checkAxe }) => {
  const { username } = await join(page);
  const bookId = await shelvePdf(username, new Uint8Array([1]), { title: 'Oblomov', pageCount: 300 });
  await page.goto(`/library/books/${bookId}`);
  await page.locator('main header summary').click();
  await page.getByRole('link', { name: 'Read by a day…' }).click();
  await expect(page.getByText('Oblomov').first()).toBeVisible();
  await page.getByLabel('By what day?').fill(personsDay(-3));
  // The browser would not send a day before today, nor is anybody’s clock the server’s.
  await page.getByLabel('By what day?').evaluate((input) => input.removeAttribute('min'));
  await page.getByRole('button', { name: 'Set the goal' }).last().click();
  await expect(page.getByRole('alert')).toContainText('This day is over.');
  await page.getByLabel('By what day?').fill(personsDay(9));
  await checkAxe(page);
  await page.getByRole('button', { name: 'Set the goal' }).last().click();
  await expect(page.getByRole('heading', { level: 1, name: /“Oblomov” by/ })).toBeVisible();
  await expect(page.getByText('30 pages a day')).toBeVisible();
  await page.goto('/goals/history');
  await checkAxe(page);
});
