import { expect, test } from '#tests/support/e2e.ts';
import { enter, newPerson } from '#tests/support/e2e-entry.ts';
import { everybodysPassword } from '#tests/support/everybodys-password.ts';

const shared = '/share?title=Solaris%20-%20IMDb&text=Look%20https%3A%2F%2Fwww.imdb.com%2Ftitle%2Ftt0069293%2F';

test('what a phone shares begins a book, also for who has to come in first', async ({ page, checkAxe }) => {
  const person = newPerson();
  await enter(page, person, 'member');
  await page.context().clearCookies();
  await page.goto(shared);
  await expect(page).toHaveURL(/\/sign-in\?redirectTo=/);
  await page.locator('form:has([name=password]) [name=login]').fill(person.email);
  await page.locator('[name=password]').fill(everybodysPassword);
  await page.locator('form:has([name=password]) [type=submit]').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Shared with you' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'https://www.imdb.com/title/tt0069293/' })).toBeVisible();
  await checkAxe(page);
  await page.getByRole('main').getByRole('link', { name: 'Add a book' }).click();
  await expect(page.locator('[name=title]').first()).toHaveValue('Solaris');
  await page.goto(shared);
  await page.getByRole('main').getByRole('link', { name: 'Add a film, series, anime or game' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Film', exact: true }).click();
  await expect(page.locator('[name=name]').first()).toHaveValue('Solaris');
});

test('hostile links and nothing at all do no harm', async ({ page, join }) => {
  await join(page);
  await page.goto(`/share?url=${encodeURIComponent('javascript:alert(1)')}&text=${encodeURIComponent('<script>alert(1)</script>')}`);
  await expect(page.getByRole('main')).toContainText('<script>alert(1)</script>');
  await expect(page.locator('a[href^="javascript:"]')).toHaveCount(0);
  await page.goto('/share');
  await expect(page.getByRole('main')).toContainText('begin with an empty form');
});
