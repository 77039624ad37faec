import { expect, test } from '#tests/support/e2e.ts';

test('a book is added, read, finished, rated, thrown away and brought back', async ({ page, join, checkAxe }) => {
  await join(page);
  await page.goto('/library');
  await expect(page.getByText('Your shelf is waiting for its first book')).toBeVisible();
  await checkAxe(page);
  await page.goto('/library/books/new');
  await page.locator('[name=title]').fill('Ёлка и <b>метель</b>');
  await page.locator('[name=authors]').fill('Лев Толстой\nConstance Garnett');
  await page.locator('[name=pages]').fill('352');
  await page.locator('[name=tags]').fill('зима, классика');
  await page.getByRole('radio', { name: 'High' }).check();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Put on the shelf' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ёлка и <b>метель</b>' })).toBeVisible();
  const book = page.url();

  await page.getByRole('button', { name: 'Start reading' }).click();
  await expect(page.getByLabel('I am on page')).toBeVisible();
  await page.getByLabel('I am on page').fill('212');
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await expect(page.getByText('212 of 352 pages, 140 left').first()).toBeVisible();
  await checkAxe(page);

  await page.goto('/library');
  await expect(page.getByText('212 of 352 pages, 140 left')).toBeVisible();
  await checkAxe(page);

  await page.goto(book);
  await page.getByRole('link', { name: 'I have finished it' }).click();
  await checkAxe(page);
  await page.locator('main form:has([name=endedOn]) [type=submit]').click();
  await expect(page.getByRole('link', { name: 'Rate and review' }).first()).toBeVisible();
  await page.getByRole('link', { name: 'Rate and review' }).first().click();
  await page.locator('[name=review]').fill('Метель.\n=1+1 <script>alert(1)</script>');
  await page.locator('main form:has([name=review]) [type=submit]').click();
  await expect(page.getByText('=1+1 <script>alert(1)</script>')).toBeVisible();

  await page.goto('/library?shelf=all&q=елка');
  await expect(page.getByText('Ёлка и <b>метель</b>').first()).toBeVisible();
  await page.goto('/library/statistics');
  await checkAxe(page);

  await page.goto(book);
  await page.locator('main header summary').click();
  await page.getByRole('button', { name: 'Move to trash' }).click();
  await expect(page.getByText(/is in the trash/).first()).toBeVisible();
  await page.goto('/library/trash');
  await checkAxe(page);
  await expect(page.getByText('30 days left').first()).toBeVisible();
  await page.getByRole('button', { name: 'Put back' }).first().click();
  await expect(page.getByText(/is back on the shelf/).first()).toBeVisible();
  await page.goto('/library?shelf=read');
  await expect(page.getByText('Ёлка и <b>метель</b>').first()).toBeVisible();
});

test('filters come when they are asked for, with what was typed beside them', async ({ page, join, checkAxe, hasScripts }) => {
  await join(page);
  for (const [title, author] of [['Oblomov', 'Ivan Goncharov'], ['A Hero of Our Time', 'Mikhail Lermontov']] as const) {
    await page.goto('/library/books/new');
    await page.locator('[name=title]').fill(title);
    await page.locator('[name=authors]').fill(author);
    await page.getByRole('button', { name: 'Put on the shelf' }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }
  await page.goto('/library?shelf=all');
  await expect(page.locator('[name=author]')).toHaveCount(0);
  await page.locator('main').getByRole('searchbox').fill('o');
  await page.getByRole('button', { name: 'Filters' }).click();
  await expect(page).toHaveURL(/q=o\b.*filters=open/);
  await expect(page.locator('[name=sort]')).toBeFocused();
  await expect(page.locator('main').getByRole('searchbox')).toHaveValue('o');
  await checkAxe(page);
  await page.locator('[name=author]').selectOption({ label: 'Ivan Goncharov' });
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).not.toHaveURL(/filters=/);
  await expect(page.locator('main').getByText('A Hero of Our Time')).toHaveCount(0);
  await expect(page.locator('main').getByText('Oblomov').filter({ visible: true }).first()).toBeVisible();
  await expect(page.locator('[name=author] option:checked')).toHaveText('Ivan Goncharov');
  if (hasScripts) await expect(page.locator('main').getByRole('searchbox')).not.toBeFocused();
});

test('a mistake keeps what was typed', async ({ page, join }) => {
  await join(page);
  await page.goto('/library/books/new');
  await page.locator('[name=title]').fill('Обломов');
  await page.locator('[name=pages]').fill('много');
  await page.getByRole('button', { name: 'Put on the shelf' }).click();
  await expect(page.getByText('A whole number from 1 to 100,000.').first()).toBeVisible();
  await expect(page.locator('[name=title]')).toHaveValue('Обломов');
  await expect(page.locator('[name=pages]')).toHaveValue('много');
});

test('somebody else’s book is not there', async ({ page, browser, join }) => {
  await join(page);
  await page.goto('/library/books/new');
  await page.locator('[name=title]').fill('Дневник');
  await page.getByRole('button', { name: 'Put on the shelf' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Дневник' })).toBeVisible();
  const book = page.url();
  const other = await browser.newPage({ extraHTTPHeaders: { 'X-Forwarded-For': '10.9.8.7' }, locale: 'en-US' });
  await join(other);
  const answer = await other.goto(book);
  expect(answer?.status()).toBe(404);
  await other.close();
});

test('the keyboard opens search and rooms @js', async ({ page, join }) => {
  await join(page);
  await page.goto('/settings');
  // The page can be read before its scripts listen: keys pressed earlier are nobody's.
  await expect(async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await expect(page).toHaveURL(/\/library/, { timeout: 2_000 });
  }).toPass({ timeout: 45_000 });
  await page.keyboard.press('/');
  await page.keyboard.type('толстой');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=/);
});

test('without a mouse: straight to the page, help, search in every layout, and from what is wrong to its field @js', async ({ page, join }) => {
  await join(page);
  await page.goto('/keyboard');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name') ?? document.activeElement?.className ?? '');
  const press = (key: string, code: string, shiftKey = false) =>
    page.evaluate((init) => void document.body.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true })), { key, code, shiftKey });
  const leaveField = () => page.evaluate(() => (document.activeElement as HTMLElement).blur());
  for (const [key, code, shiftKey] of [['/', 'Slash', false], ['.', 'Slash', false], ['/', 'Digit7', true]] as const) {
    await expect(async () => {
      await press(key, code, shiftKey);
      expect(await focused()).toBe('q');
    }).toPass({ timeout: 45_000 });
    await leaveField();
  }
  for (const [key, code] of [['?', 'Slash'], [',', 'Slash'], ['?', 'Minus']] as const) {
    await page.goto('/library');
    await expect(async () => {
      await press(key, code, true);
      await expect(page).toHaveURL(/\/keyboard$/, { timeout: 2_000 });
    }).toPass({ timeout: 45_000 });
    // The page did not load, so its name takes the focus and is read out.
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  }

  await page.goto('/library/trash');
  await page.keyboard.press('Tab');
  await expect(page.locator('.skip')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);

  await page.goto('/library/books/new');
  await page.locator('[name=title]').fill('Лавр');
  await page.locator('[name=pages]').fill('many');
  await page.locator('[name=pages]').press('Enter');
  await expect(page.locator('main [role=alert]').first()).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('[name=pages]')).toBeFocused();
});
