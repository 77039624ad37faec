import { v7 as uuidv7 } from 'uuid';
import { expect, test } from '#tests/support/e2e.ts';
import { personsDay } from '#tests/support/persons-days.ts';

test('a finished book shows in every part of the statistics', async ({ page, join, checkAxe }) => {
  await join(page);
  const on = personsDay();
  const year = on.slice(0, 4);
  const [origin, id] = [process.env.APP_URL ?? '', uuidv7()];
  const post = (path: string, form: Record<string, string>) => page.request.post(path, { form, headers: { origin }, maxRedirects: 0 });
  await post('/library/books/new', { id, title: 'Обломов', authors: 'Иван Гончаров', tags: 'classics', language: 'ru', pages: '640', state: 'to_read' });
  await post(`/library/books/${id}/readings`, { id: uuidv7(), state: 'finished', startedOn: on, endedOn: on });
  await post(`/library/books/${id}/sittings`, { id: uuidv7(), on, minutes: '60', pages: '40' });
  await post(`/library/books/${id}/opinion`, { rating: '90' });

  await page.goto('/library/statistics');
  await expect(page.getByText('640', { exact: true }).first()).toBeVisible();
  await page.getByRole('link', { name: 'Time', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Time with a book' })).toBeVisible();
  await page.getByRole('link', { name: 'By week' }).click();
  await expect(page).toHaveURL(/of=minutes&by=week/);
  await checkAxe(page);

  await page.getByRole('link', { name: 'Days', exact: true }).click();
  await expect(page.getByText('1 day with a book out of', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Show days in a row' }).click();
  await expect(page.getByText('Days in a row are shown.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Do not show them' })).toBeVisible();
  await checkAxe(page);

  await page.getByRole('link', { name: 'What I read', exact: true }).click();
  // The page before has a table as well.
  await expect(page.getByRole('heading', { name: 'Authors' })).toBeVisible();
  await page.getByText('Show as a table').first().click();
  await expect(page.getByRole('table').first()).toContainText('Иван Гончаров');
  await checkAxe(page);
  await page.getByRole('link', { name: 'Speed', exact: true }).click();
  await expect(page.getByText('40 pages an hour', { exact: false }).first()).toBeVisible();
  await checkAxe(page);

  await page.getByRole('link', { name: 'Years', exact: true }).click();
  await expect(page).toHaveURL(/\/library\/years$/);
  await page.locator('main .list a').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(year);
  await expect(page.getByRole('link', { name: /Обломов/ }).first()).toBeVisible();
  await checkAxe(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the picture' }).click()]);
  expect(download.suggestedFilename()).toBe(`books-${year}.png`);
});

test('a year on paper is light and has nothing to press', async ({ page, join }) => {
  await join(page);
  const on = personsDay();
  const year = on.slice(0, 4);
  const id = uuidv7();
  const post = (path: string, form: Record<string, string>) => page.request.post(path, { form, headers: { origin: process.env.APP_URL ?? '' }, maxRedirects: 0 });
  await post('/library/books/new', { id, title: 'Emma', pages: '512', state: 'to_read' });
  await post(`/library/books/${id}/readings`, { id: uuidv7(), state: 'finished', endedOn: on });
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await page.goto(`/library/years/${year}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(page.getByText('Show as a table').first()).toBeHidden();
  await expect(page.getByRole('button', { name: 'Download the picture' })).toBeHidden();
  await expect(page.getByRole('link', { name: /Emma/ }).first()).toBeVisible();
});
