import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { chromium } from 'playwright';
import type { Browser, BrowserContext } from 'playwright';
import type { AppProcess } from '#tests/support/app-process.ts';
import { browserArguments, findBrowser } from '#tests/support/browser.ts';
import { shelvePdf } from '#tests/support/e2e-book.ts';
import { bigPdf } from './big-pdf.ts';
import { median, memoryOf, round } from './measure.ts';
import { openUnwatchedTab, stillPage } from './unwatched-tab.ts';
import { signIn } from './world.ts';
import type { World } from './world.ts';

const turns = 15;
/** The first fill the caches, also the compiled code's, which are written the second time. */
const warmTurns = 3;
const readers = 20;

/** The reader beside pdf.js's own components in the same browser, what a page of a large file costs, and the server's memory while many read. */
export async function measureReading(world: World, app: AppProcess): Promise<Record<string, number>> {
  process.env.APP_DATABASE = world.databaseUrl;
  process.env.APP_OUTBOX = join(world.dataDir, 'outbox');
  const user = 'shelf-100';
  const cookie = await signIn(world.db, user);
  const small = bigPdf(350, 92);
  const large = bigPdf(350, 633);
  const smallBook = await shelvePdf(user, small, { title: 'Small', pageCount: 350 });
  const largeBook = await shelvePdf(user, large, { title: 'Large', pageCount: 350 });
  const middleBook = await shelvePdf(user, bigPdf(250, 633), { title: 'Middle', pageCount: 250 });
  const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: browserArguments });
  const plain = await plainViewer(small);
  try {
    const context = await browser.newContext();
    const [name = '', value = ''] = cookie.split('=');
    const session = { name, value, url: app.url };
    await context.addCookies([session]);
    const ratio = await firstPage(browser, session, `${app.url}/library/books/${smallBook}/read`, plain.url);
    const bytes = await bytesToPage(context, `${app.url}/library/books/${largeBook}/read?page=207`);
    const memory = await memoryWhileReading(app, cookie, await fileOf(world, middleBook));
    return { ...ratio, 'reader.bytesToPage': bytes, ...memory };
  } finally {
    await browser.close();
    plain.close();
  }
}

/** Milliseconds from leaving for the page until its first page is drawn; both are warm, ours with the service worker, by turns. */
async function firstPage(browser: Browser, cookie: { name: string; value: string; url: string }, ours: string, theirs: string): Promise<Record<string, number>> {
  const own = await openUnwatchedTab(browser, '.reader[data-status=ready]', [cookie]);
  const other = await openUnwatchedTab(browser, 'body[data-drawn]');
  await own.timeTo(ours);
  await own.evaluate('navigator.serviceWorker.ready.then(() => true)');
  const times: { own: number; other: number }[] = [];
  for (let turn = -warmTurns; turn < turns; turn += 1) {
    const time = { own: await own.timeTo(ours), other: await other.timeTo(theirs) };
    if (turn >= 0) times.push(time);
  }
  await own.close();
  await other.close();
  return {
    'reader.firstPage': round(median(times.map((time) => time.own / time.other))),
    'reader.firstPageMs': Math.round(median(times.map((time) => time.own))), 'reader.plainViewerMs': Math.round(median(times.map((time) => time.other))),
  };
}

/** Megabytes of the file that came over the line until a page far inside it stood there. */
async function bytesToPage(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  const files = new Set<string>();
  let bytes = 0;
  line.on('Network.responseReceived', ({ requestId, response }) => { if (/\/files\//.test(response.url)) files.add(requestId); });
  line.on('Network.dataReceived', ({ requestId, dataLength }) => { if (files.has(requestId)) bytes += dataLength; });
  await page.goto(url);
  await page.locator('.page[data-page-number="207"] .textLayer span').first().waitFor();
  await page.close();
  return round(bytes / 1024 / 1024);
}

/** How far the server's memory rises while twenty people stream 100 MB each. */
async function memoryWhileReading(app: AppProcess, cookie: string, fileId: string): Promise<Record<string, number>> {
  const before = memoryOf(app.pid)?.now;
  if (before === undefined) return {};
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, memoryOf(app.pid)?.now ?? 0)), 20);
  await Promise.all(Array.from({ length: readers }, async () => {
    const { body } = await fetch(`${app.url}/files/${fileId}`, { headers: { cookie } });
    const reader = body!.getReader();
    while (!(await reader.read()).done);
  }));
  clearInterval(watch);
  return { 'reader.memoryMB': most - before };
}

const fileOf = async (world: World, bookId: string): Promise<string> =>
  (await world.db.documentVersion.findFirstOrThrow({ where: { document: { bookId } }, select: { fileId: true } })).fileId;

/** pdf.js's viewer components from the same package as they come, and nothing else. */
async function plainViewer(pdf: Buffer): Promise<{ url: string; close(): void }> {
  const types: Record<string, string> = { mjs: 'text/javascript', css: 'text/css' };
  const html = `<!doctype html><link rel="stylesheet" href="/web/pdf_viewer.css"><style>#c{position:absolute;inset:0;overflow:auto}</style><body><div id="c"><div class="pdfViewer"></div></div>
<script type="module">
import * as pdfjs from '/build/pdf.min.mjs';
const { EventBus, PDFLinkService, PDFViewer } = await import('/web/pdf_viewer.mjs');
pdfjs.GlobalWorkerOptions.workerSrc = '/build/pdf.worker.min.mjs';
const eventBus = new EventBus();
const linkService = new PDFLinkService({ eventBus });
const viewer = new PDFViewer({ container: document.getElementById('c'), eventBus, linkService });
linkService.setViewer(viewer);
eventBus.on('pagesinit', () => { viewer.currentScaleValue = 'auto'; });
eventBus.on('pagerendered', () => { document.body.dataset.drawn = ''; });
const opened = await pdfjs.getDocument({ url: '/book.pdf' }).promise;
viewer.setDocument(opened);
linkService.setDocument(opened);
</script>`;
  const server = createServer((request, response) => {
    const path = normalize((request.url ?? '/').split('?')[0] ?? '/');
    if (path === '/') return void response.setHeader('Content-Type', 'text/html').setHeader('Cache-Control', 'no-store').end(html);
    if (path === stillPage) return void response.setHeader('Content-Type', 'text/plain').end('live');
    if (path === '/book.pdf') return void response.setHeader('Content-Type', 'application/pdf').setHeader('Content-Length', pdf.length).end(pdf);
    if (!/^\/(build|web)\/[\w.]+\.(mjs|css)$/.test(path)) return void response.writeHead(404).end();
    response.setHeader('Content-Type', types[path.split('.').at(-1) ?? ''] ?? '').setHeader('Cache-Control', 'max-age=31536000, immutable');
    response.end(readFileSync(join('node_modules/pdfjs-dist', path)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}
