import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { desktopConfig } from 'lighthouse';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright';
import type { AppProcess } from '#tests/support/app-process.ts';
import { browserArguments, findBrowser } from '#tests/support/browser.ts';
import { appRoutes } from '#tests/support/routes.ts';
import { putTitleCrowd } from '../../prisma/seed/crowd-titles.ts';
import { fewTitles } from './title-worlds.ts';
import { signIn } from './world.ts';
import type { World } from './world.ts';

type Page = { name: string; path: string; cookie: string | null };
type Scores = Record<string, number>;

const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
const shortNames: Record<string, string> = { performance: 'performance', accessibility: 'accessibility', 'best-practices': 'bestPractices', seo: 'seo' };
const runs = 3;

/** Lighthouse's scores of the pages that people come to first: on a desk all of them, on a slow phone the speed; medians of three. */
export async function measureLighthouse(world: World, app: AppProcess): Promise<Scores> {
  const port = await freePort();
  const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: [...browserArguments, `--remote-debugging-port=${port}`] });
  const found: Scores = {};
  try {
    for (const page of await pagesOf(world)) {
      const [desk, phone] = [await median(page, app, port, desktopConfig), await median(page, app, port, undefined)];
      for (const category of categories) found[`lighthouse.${page.name}.${shortNames[category]}`] = desk[category] ?? 0;
      found[`lighthouse.${page.name}.mobile`] = phone.performance ?? 0;
    }
  } finally {
    await browser.close();
  }
  return found;
}

/** The lists and pages of titles are measured where this house has them, as full as a circle's are. */
async function pagesOf({ db, databaseUrl }: World): Promise<Page[]> {
  await putTitleCrowd(databaseUrl, new Date(), fewTitles);
  const cookie = await signIn(db, 'shelf-100');
  const patterns = new Set((await appRoutes()).map(({ pattern }) => pattern));
  const title = patterns.has('/titles/:id') ? await db.title.findFirst({ orderBy: { id: 'asc' }, select: { id: true } }) : null;
  return [
    { name: 'home', path: '/', cookie: null },
    { name: 'shelf', path: '/library', cookie },
    ...(patterns.has('/titles/:type') || patterns.has('/titles/films') ? [{ name: 'titleList', path: '/titles/films', cookie }] : []),
    ...(title ? [{ name: 'title', path: `/titles/${title.id}`, cookie }] : []),
  ];
}

async function median(page: Page, app: AppProcess, port: number, config: typeof desktopConfig | undefined): Promise<Scores> {
  const all: Scores[] = [];
  for (let run = 0; run < runs; run += 1) all.push(await look(page, app, port, config));
  return Object.fromEntries(categories.map((category) => [category, all.map((scores) => scores[category] ?? 0).sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0]));
}

/** Somebody's own pages are for nobody's index: robots.txt says so, which would count against them. */
async function look({ path, cookie }: Page, app: AppProcess, port: number, config: typeof desktopConfig | undefined): Promise<Scores> {
  const extraHeaders = { 'Accept-Language': 'en', ...(cookie ? { Cookie: cookie } : {}) };
  const result = await lighthouse(`${app.url}${path}`, { port, logLevel: 'error', onlyCategories: categories, skipAudits: cookie ? ['is-crawlable'] : [], extraHeaders, output: 'json' }, config);
  if (!result || result.lhr.runtimeError) throw new Error(`${path}: ${result?.lhr.runtimeError?.message ?? 'no answer'}`);
  if (process.env.BENCH_FAULTS) tellFaults(path, result.lhr);
  return Object.fromEntries(categories.map((category) => [category, Math.round((result.lhr.categories[category]?.score ?? 0) * 100)]));
}

/** `BENCH_FAULTS=1`: what cost points, to be mended. */
function tellFaults(path: string, { categories: judged, audits }: { categories: Record<string, { auditRefs: { id: string; weight: number }[] }>; audits: Record<string, { score: number | null; title: string; details?: unknown }> }): void {
  for (const [category, { auditRefs }] of Object.entries(judged)) {
    for (const { id, weight } of auditRefs) {
      const { score, title, details } = audits[id] ?? { score: null, title: id };
      if (weight > 0 && score !== null && score < 0.9) console.log(`  ${path} ${category} ${id} ${score}: ${title} ${JSON.stringify((details as { items?: unknown } | undefined)?.items ?? '').slice(0, 400)}`);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
