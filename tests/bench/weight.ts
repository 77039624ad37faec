import { get } from 'node:http';
import { chromium } from 'playwright';
import type { AppProcess } from '#tests/support/app-process.ts';
import { browserArguments, findBrowser } from '#tests/support/browser.ts';
import { withoutStreams } from '#tests/support/without-streams.ts';
import { bookBeingRead, signIn } from './world.ts';
import type { World } from './world.ts';

type Weight = { js: number; css: number };

/** Compressed bytes of a first visit in a real browser with an empty cache, until the network is quiet. */
export async function measureWeight(world: World, app: AppProcess): Promise<Record<string, number>> {
  const user = 'shelf-100';
  const cookie = await signIn(world.db, user);
  const book = `/library/books/${await bookBeingRead(world.db, user)}`;
  const pages: [string, string, string | null][] = [['home', '/', null], ['signIn', '/sign-in', null], ['shelf', '/library', cookie], ['book', book, cookie]];
  const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: browserArguments });
  const found: Record<string, number> = {};
  try {
    for (const [name, path, as] of pages) {
      const { js, css } = await weigh(browser, `${app.url}${path}`, as);
      Object.assign(found, { [`weight.${name}.js`]: js, [`weight.${name}.css`]: css, [`weight.${name}Html`]: await htmlBytes(`${app.url}${path}`, as) });
    }
  } finally {
    await browser.close();
  }
  const most = (kind: string) => Math.max(...pages.map(([name]) => found[`weight.${name}.${kind}`] ?? 0));
  return { 'weight.js': most('js'), 'weight.css': most('css'), ...found };
}

async function weigh(browser: Awaited<ReturnType<typeof chromium.launch>>, url: string, cookie: string | null): Promise<Weight> {
  const context = await browser.newContext({ locale: 'ru-RU' });
  if (cookie) {
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url }]);
  }
  await withoutStreams(context);
  const page = await context.newPage();
  const weight: Weight = { js: 0, css: 0 };
  page.on('response', (response) => {
    const kind = response.request().resourceType();
    const bytes = Number(response.headers()['content-length'] ?? 0);
    if (kind === 'script') weight.js += bytes;
    if (kind === 'stylesheet') weight.css += bytes;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await context.close();
  return weight;
}

export function htmlBytes(url: string, cookie: string | null): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br', 'accept-language': 'ru', ...(cookie ? { cookie } : {}) } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}
