import { expect, test } from '#tests/support/e2e.ts';
import { withoutStreams } from '#tests/support/without-streams.ts';

test('clicks and keys while a page comes alive do no harm @js', async ({ page, join }) => {
  await join(page);
  await withoutStreams(page.context());
  await page.addInitScript(() => {
    const touch = () => {
      for (const type of ['keydown', 'click', 'mousedown']) document.body?.dispatchEvent(new Event(type, { bubbles: true }));
      setTimeout(touch);
    };
    touch();
  });
  for (const path of ['/library', '/settings/data', '/library/books/new', '/', '/sign-in']) {
    await page.goto(path, { waitUntil: 'networkidle' });
    await expect(page.getByRole('main')).toBeVisible();
  }
});

test('what is typed before a page is alive stays, also over a text that was there @js', async ({ page, join }) => {
  await join(page);
  await page.request.post('/settings/profile', { form: { bio: 'One old line.' }, headers: { origin: process.env.APP_URL ?? '' } });
  const { promise: patience, resolve: comeAlive } = Promise.withResolvers<void>();
  await page.route('**/*.js', async (route) => {
    await patience;
    await route.continue();
  });
  await page.goto('/settings/profile', { waitUntil: 'commit' });
  const bio = page.locator('[name=bio]');
  await expect(bio).toHaveValue('One old line.');
  await bio.fill('Something new');
  await bio.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(3, 3));
  comeAlive();
  await expect.poll(() => bio.evaluate((area) => Object.keys(area).some((key) => key.startsWith('__react')))).toBe(true);
  await expect(bio).toHaveValue('Something new');
  await page.keyboard.type('!');
  await expect(bio).toHaveValue('Som!ething new');
  expect(await bio.evaluate((area: HTMLTextAreaElement) => area.defaultValue)).toBe('One old line.');
});

test('whoever goes on before a page is awake, and again before the next one is there, meets no error @js', async ({ page, join }) => {
  await join(page);
  await withoutStreams(page.context());
  const session = await page.context().newCDPSession(page);
  // As on an old phone: parts of the page wake one after the other.
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto('/', { waitUntil: 'commit' });
  // The first ones are nobody's; of the others each cuts off the page that the one before it asked for.
  for (let press = 0; press < 60 && new URL(page.url()).pathname === '/'; press += 1) {
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.waitForTimeout(15);
  }
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('main')).toBeVisible();
});
