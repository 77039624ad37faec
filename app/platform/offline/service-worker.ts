import { againMs, assetsIn, isAsset, isKeepable, isWorthKeeping, keepingHeader, offlinePath, pageOfData, readerHeader, reloadAnswer, timeText, wayOf, withNote, withoutScripts } from './keeping.ts';
import en from './messages/en.json' with { type: 'json' };
import ru from './messages/ru.json' with { type: 'json' };
import { findPage, keptAtOf, lastLanguage, putPage, sweep } from './pages.ts';
import { createReader } from './reader.ts';
import type { FetchEvent, WorkerScope } from './worker-scope.ts';

/** Put in by the build: what every page needs to stand. It also makes each build's worker another file. */
declare const SHELL_FILES: string[];

const scope = globalThis as unknown as WorkerScope;
const { origin } = scope.location;
const reader = createReader(caches);
const assetCache = 'assets';
const languages = ['ru', 'en'];
const mostAssets = 400;
/** The house is away, says the proxy before it, or it says so itself. */
const away = new Set([502, 503, 504]);
const texts: Record<string, { kept: string }> = { en, ru };

scope.addEventListener('install', (event) => event.waitUntil(prepareShell().then(() => scope.skipWaiting())));
// An open page loses nothing by a new worker: its files stay kept beside the new ones.
scope.addEventListener('activate', (event) => event.waitUntil(Promise.all([scope.registration.navigationPreload?.enable(), scope.clients.claim(), cleanUp()])));
scope.addEventListener('fetch', (event) => {
  const { method, mode } = event.request;
  const url = new URL(event.request.url);
  const way = wayOf({ method, mode, url, origin });
  if (way === 'farewell') event.waitUntil(reader.forget());
  if (way === 'document') event.respondWith(answerDocument(event, url));
  if (way === 'download') event.respondWith(openedPage(event));
  if (way === 'data') event.respondWith(answerData(event, url));
  if (way === 'routes') event.respondWith(fetch(event.request).catch(() => new Response(null, { status: 204, headers: { 'X-Remix-Reload-Document': 'true' } })));
  if (way === 'asset') event.respondWith(answerAsset(event.request));
});
/** The page that was open before there was a worker says what it is made of. */
scope.addEventListener('message', (event) => {
  const { page, files } = (event.data ?? {}) as { page?: unknown; files?: unknown };
  if (typeof page !== 'string' || !Array.isArray(files)) return;
  const url = new URL(page, origin);
  const ofPage = url.origin === origin && isKeepable(url.pathname) ? keepPage(url) : null;
  event.waitUntil(Promise.all([ofPage, ...files.slice(0, mostAssets).map((file) => keepAsset(String(file)))]));
});

async function prepareShell(): Promise<void> {
  const cache = await caches.open(assetCache);
  await Promise.all(SHELL_FILES.map(keepAsset));
  await Promise.all(languages.map(async (language) => {
    // Without cookies: it stands for nobody.
    const answer = await fetch(offlinePath, { credentials: 'omit', headers: { 'Accept-Language': language } });
    if (!answer.ok) throw new Error(`${offlinePath} answered ${answer.status}`);
    const html = await answer.text();
    await Promise.all(assetsIn(html).filter((path) => path.endsWith('.css')).map(keepAsset));
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': answer.headers.get('content-security-policy') ?? '' };
    await cache.put(offlinePageOf(language), new Response(withoutScripts(html), { headers }));
  }));
}

const offlinePageOf = (language: string) => `${offlinePath}?language=${languages.includes(language) ? language : 'en'}`;

async function cleanUp(): Promise<void> {
  const pages = await reader.pages();
  if (pages) await sweep(pages, Date.now());
  const assets = await caches.open(assetCache);
  const shell = new Set([...SHELL_FILES, ...languages.map(offlinePageOf)]);
  const old = (await assets.keys()).filter(({ url }) => !shell.has(url.slice(origin.length)));
  for (const request of old.slice(0, Math.max(0, old.length - mostAssets))) await assets.delete(request);
}

/** The browser asks for what somebody opens while it wakes the worker. Whoever let that answer lie would have it asked for twice. */
const openedPage = async ({ request, preloadResponse }: FetchEvent): Promise<Response> => (await preloadResponse) ?? fetch(request);

/** The network first; what was kept when there is none. */
async function answerDocument(event: FetchEvent, url: URL): Promise<Response> {
  const ticket = reader.ticket();
  let answer: Response;
  try {
    answer = await openedPage(event);
  } catch {
    return (await keptAnswer(url)) ?? offlineAnswer();
  }
  if (away.has(answer.status)) return (await keptAnswer(url)) ?? answer;
  event.waitUntil(hear(answer.clone(), url, ticket));
  return answer;
}

/** Whose page it is; and the page, if it is worth it. */
async function hear(answer: Response, url: URL, ticket: number): Promise<void> {
  const name = answer.headers.get(readerHeader);
  if (answer.status === 401) await reader.forget();
  if (name === null || !(await reader.heard(name, ticket))) return;
  if (!isWorthKeeping(answer, url)) return;
  const html = await answer.text();
  await reader.keep(name, (cache) => putPage(cache, url.href, { html, headers: answer.headers, now: Date.now() }));
}

async function keptAnswer(url: URL): Promise<Response | null> {
  const pages = await reader.pages();
  if (!pages) return null;
  await sweep(pages, Date.now());
  const found = await findPage(pages, url.href, Date.now());
  if (!found) return null;
  const note = (texts[found.language] ?? en).kept.replace('{{time}}', timeText(found.keptAt, Date.now(), found.language));
  found.headers.set('Cache-Control', 'no-store');
  return new Response(withNote(found.html, note), { headers: found.headers });
}

async function offlineAnswer(): Promise<Response> {
  const pages = await reader.pages();
  const language = (pages && (await lastLanguage(pages))) ?? scope.navigator.language.slice(0, 2);
  return (await caches.match(offlinePageOf(language))) ?? Response.error();
}

/** Steps inside the app: without a network the page is loaded as a document, which may be kept. */
async function answerData(event: FetchEvent, url: URL): Promise<Response> {
  const ticket = reader.ticket();
  const page = pageOfData(url);
  try {
    const answer = await fetch(event.request);
    event.waitUntil(hearData(answer.clone(), page, ticket));
    return answer;
  } catch (error) {
    // A page that only looks again at its own data stays as it is, with what is typed in it.
    if (!page || event.request.signal.aborted || page.href === event.request.referrer.split('#')[0]) throw error;
    return new Response(reloadAnswer(page), { status: 202, headers: { 'Content-Type': 'text/x-script', 'X-Remix-Response': 'yes' } });
  }
}

async function hearData(answer: Response, page: URL | null, ticket: number): Promise<void> {
  const name = answer.headers.get(readerHeader);
  if (answer.status === 401) await reader.forget();
  if (name === null || !(await reader.heard(name, ticket))) return;
  if (page && answer.status === 200 && isKeepable(page.pathname)) await keepPage(page);
}

/** Asks for the document of a page that was shown without one, now and then, and keeps it with its files. */
async function keepPage(page: URL): Promise<void> {
  const kept = await (await reader.pages())?.match(page.href, { ignoreVary: true });
  if (Date.now() - keptAtOf(kept) < againMs) return;
  const ticket = reader.ticket();
  const answer = await fetch(page, { headers: { Accept: 'text/html', [keepingHeader]: 'yes' } }).catch(() => null);
  if (!answer) return;
  const files = assetsIn(await answer.clone().text());
  await hear(answer, page, ticket);
  await Promise.all(files.map(keepAsset));
}

async function answerAsset(request: Request): Promise<Response> {
  const cache = await caches.open(assetCache);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  // A full disk is no reason to show no page.
  if (answer.ok) await cache.put(request, answer.clone()).catch(() => undefined);
  return answer;
}

async function keepAsset(path: string): Promise<void> {
  const url = new URL(path, origin);
  if (url.origin === origin && isAsset(url)) await answerAsset(new Request(url)).catch(() => undefined);
}
