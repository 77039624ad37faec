import { randomBytes, randomUUID } from 'node:crypto';
import { foldText } from '#app/platform/text/folding.ts';
import { onDatabase } from '#tests/support/e2e-entry.ts';
import { expect, test } from '#tests/support/e2e.ts';

/** Titles are the circle's: each story has its own, under a word that nobody else uses. */
async function givenTitles(word: string): Promise<{ series: string; games: string[] }> {
  const [series, games] = [randomUUID(), Array.from({ length: 27 }, () => randomUUID())];
  const insert = `INSERT INTO "Title" ("id", "type", "name", "originalName", "nameKey", "searchText", "year", "episodes", "genres", "description")
    VALUES ($1::uuid, $2::"TitleType", $3, $4, $9::text, $9::text, $5, $6, $7, $8)`;
  const [seriesName, gameName] = [`Ёлки ${word}`, (at: number) => `Game ${word} ${String(at).padStart(2, '0')}`];
  await onDatabase(async (client) => {
    await client.query(insert, [series, 'series', seriesName, 'Yolki <b>', 1994, 12, ['drama', 'slice-of-life'], 'Первая строка.\n\nВторая <script>alert(1)</script>.', foldText(seriesName)]);
    await client.query(`INSERT INTO "TitleCredit" ("titleId", "position", "name", "role") VALUES ($1::uuid, 0, 'Кира Муратова', 'director')`, [series]);
    for (const [at, id] of games.entries()) await client.query(insert, [id, 'game', gameName(at), null, 2000 + at, null, at % 2 ? ['puzzle'] : ['racing'], null, foldText(gameName(at))]);
  });
  return { series, games };
}

const word = () => randomBytes(4).toString('hex');

test('a series is found, gone through, finished, begun anew and taken away', async ({ page, join, checkAxe }) => {
  const mine = word();
  const { series } = await givenTitles(mine);
  await join(page);
  await page.goto('/titles');
  await expect(page.getByText('Nothing is going on')).toBeVisible();
  await checkAxe(page);
  await page.locator('main').getByRole('link', { name: 'Series' }).click();
  await page.locator('main').getByRole('searchbox').fill(`елки ${mine}`);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByRole('link', { name: `Ёлки ${mine}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Ёлки ${mine}` })).toBeVisible();
  await expect(page.getByText('Вторая <script>alert(1)</script>.')).toBeVisible();
  await expect(page.getByText('Кира Муратова').last()).toBeVisible();
  await checkAxe(page);

  await page.getByRole('button', { name: 'In progress' }).click();
  await expect(page.getByText(`“Ёлки ${mine}” is in progress`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'In progress' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('link', { name: 'Days and progress' }).click();
  await page.getByLabel('Episodes seen').fill('many');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('A number from 0 to 99,999.').first()).toBeVisible();
  await expect(page.getByLabel('Episodes seen')).toHaveValue('many');
  await checkAxe(page);
  await page.getByLabel('Episodes seen').fill('5');
  await page.getByLabel('First day').fill('2026-01-02');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('5 of 12 episodes').first()).toBeVisible();
  await page.goto('/titles');
  await expect(page.getByText('5 of 12 episodes')).toBeVisible();
  await expect(page.getByText('1 on your list')).toBeVisible();
  await checkAxe(page);

  await page.goto(`/titles/${series}`);
  await page.getByRole('button', { name: 'Completed' }).click();
  await expect(page.getByText('12 of 12 episodes').first()).toBeVisible();
  await page.getByRole('button', { name: 'Watch again' }).click();
  await expect(page.getByRole('heading', { name: 'Earlier times' })).toBeVisible();
  await checkAxe(page);
  await page.getByRole('link', { name: 'All changes' }).click();
  await expect(page.locator('main .list > li')).toHaveCount(4);
  await checkAxe(page);

  await page.goto(`/titles/${series}/walk`);
  await page.getByRole('link', { name: 'Remove from my list' }).click();
  await expect(page.getByText('Your review stays')).toBeVisible();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Remove from my list' }).click();
  await expect(page.getByText('Where are you with it?')).toBeVisible();
  // After the message about it is gone, the page itself brings back all of it.
  await page.goto(`/titles/${series}`);
  await expect(page.getByText('You removed it from your list on')).toBeVisible();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect(page.getByRole('heading', { name: 'Earlier times' })).toBeVisible();
  await page.getByRole('link', { name: 'All changes' }).click();
  await expect(page.locator('main .list > li')).toHaveCount(4);
});

test('what was taken away is put back by one press', async ({ page, join }) => {
  const { series } = await givenTitles(word());
  await join(page);
  await page.goto(`/titles/${series}`);
  await page.getByRole('button', { name: 'Dropped' }).click();
  await expect(page.getByRole('button', { name: 'Dropped' })).toHaveAttribute('aria-pressed', 'true');
  await page.goto(`/titles/${series}/walk/removal`);
  await page.getByRole('button', { name: 'Remove from my list' }).click();
  await page.locator('.toast').getByRole('button', { name: 'Put it back' }).click();
  await expect(page.getByRole('button', { name: 'Dropped' })).toHaveAttribute('aria-pressed', 'true');
});

test('a list is sorted, filtered, shown as covers and leafed through', async ({ page, join, checkAxe }) => {
  const mine = word();
  await givenTitles(mine);
  await join(page);
  const names = () => page.locator('main .list .row-title a').allTextContents();
  await page.goto(`/titles/games?q=${mine}&sort=newest`);
  await expect(page.locator('main .list > li')).toHaveCount(24);
  expect((await names())[0]).toBe(`Game ${mine} 26`);
  await checkAxe(page);
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page.locator('main .list > li')).toHaveCount(3);
  expect(await names()).toEqual([2, 1, 0].map((at) => `Game ${mine} 0${at}`));
  await page.getByRole('link', { name: 'Back' }).click();
  await expect(page.locator('main .list > li')).toHaveCount(24);

  // An order hides nothing: it is named, and the fields stay folded.
  await expect(page.getByLabel('Genre')).toBeHidden();
  await page.getByText('Filters · Newest first').click();
  await page.getByLabel('Genre').selectOption('racing');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.locator('main .list > li')).toHaveCount(14);
  await expect(page.getByText('Filters (1) · Newest first')).toBeVisible();
  await page.getByRole('link', { name: 'Covers' }).click();
  await expect(page.locator('main .cover-grid > li')).toHaveCount(14);
  await checkAxe(page);
  await page.getByRole('link', { name: 'Without: Racing' }).click();
  await expect(page.locator('main .cover-grid > li')).toHaveCount(24);
  await page.goto(`/titles/games?q=${mine}&year=1999`);
  await expect(page.getByText('Nothing found')).toBeVisible();
  await checkAxe(page);
});

test('others see who goes through a title, and only what is shared', async ({ browser, page, join, checkAxe }) => {
  const { series } = await givenTitles(word());
  const me = await join(page);
  await page.goto(`/titles/${series}`);
  await page.getByRole('button', { name: 'Paused' }).click();
  await expect(page.getByRole('button', { name: 'Paused' })).toHaveAttribute('aria-pressed', 'true');
  const other = await browser.newContext();
  const theirs = await other.newPage();
  await join(theirs);
  await theirs.goto(`/titles/${series}/walks`);
  await theirs.getByRole('link', { name: 'Paused' }).click();
  await expect(theirs.getByRole('link', { name: me.username })).toBeVisible();
  await checkAxe(theirs);
  await onDatabase((client) => client.query('UPDATE "Walk" SET "isShared" = false WHERE "titleId" = $1::uuid', [series]));
  await theirs.reload();
  await expect(theirs.getByText('Nobody is in this state.')).toBeVisible();
  await other.close();
});
