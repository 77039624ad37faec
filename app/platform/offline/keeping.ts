/** What a browser keeps for the time without a connection, and under what name. The worker and the server go by the same rules. */

/** Whose page an answer is: a name that says nothing about the person and is another one after each sign-in. */
export const readerHeader = 'X-Reader';
/** The worker's own look at a page that was shown without a document: it must use nothing up. */
export const keepingHeader = 'X-Keeping';
export const workerPath = '/service-worker.js';
export const offlinePath = '/offline';

export const keptDays = 7;
export const mostPages = 60;
export const mostBytes = 1_500_000;
/** A page shown inside the app is asked for as a document at most so often. */
export const againMs = 5 * 60_000;

const prefix = 'pages:';
export const cacheOf = (reader: string) => `${prefix}${reader}`;
export const isPagesCache = (name: string) => name.startsWith(prefix);

/** First words of the addresses whose pages are worth reading later. Whatever is not among them is never kept. */
const rooms = new Set(['', 'feed', 'library', 'titles', 'goals', 'search', 'notifications', 'keyboard']);
/** Within them: forms and errands; pages without their file; a stream. */
const errands = /\/(?:new|edit|removal|restoration|import|export|password|read|stream|unsubscription|takeover|trash|merge)(?:\/|$)|\.\w+$/;

/** Each look at these asks catalogues outside, whose questions are counted: the worker's own look would cost its person another. */
const asksOutside = /^\/(?:library\/(?:books\/search|works|look-up)|titles\/search)(?:\/|$)|\/cover\/choices$/;

/** Account, sign-in, the owner's house, other people's profiles, the API and files are left out by being no room. */
export const isKeepable = (pathname: string): boolean => !pathname.startsWith('//') && rooms.has(pathname.split('/')[1] ?? '') && !errands.test(pathname) && !asksOutside.test(pathname);

/** The document is there, whole, for a reader, and a page. */
export const isWorthKeeping = ({ status, headers, redirected }: Pick<Response, 'status' | 'headers' | 'redirected'>, { pathname }: URL): boolean =>
  status === 200 && !redirected && headers.has(readerHeader) && !headers.has('content-disposition') && (headers.get('content-type') ?? '').startsWith('text/html') && isKeepable(pathname);

export const isExpired = (keptAt: number, now: number): boolean => !(now - keptAt < keptDays * 24 * 3_600_000 && keptAt <= now + 60_000);

/** Requests after which nothing of the person may be left. */
const farewells = new Set(['/sign-out', '/settings/data/deactivation']);

export type Way = 'farewell' | 'document' | 'download' | 'data' | 'routes' | 'asset' | 'none';

type Asked = { method: string; mode: string; url: URL; origin: string };

/** What the worker has to do with a request; `none`: the browser goes on as if there were no worker. */
export function wayOf({ method, mode, url, origin }: Asked): Way {
  const { pathname } = url;
  if (url.origin !== origin) return 'none';
  if (method !== 'GET') return farewells.has(pathname.replace(/\.data$/, '')) ? 'farewell' : 'none';
  if (isAsset(url)) return 'asset';
  if (pathname === '/__manifest') return 'routes';
  if (pathname.endsWith('.data')) return 'data';
  if (mode !== 'navigate') return 'none';
  // What else has an ending is a file to take away.
  return /\.\w+$/.test(pathname) || /^\/(?:api|files|health)\//.test(pathname) ? 'download' : 'document';
}

/** Named by their content, the same for everybody. What opens PDFs is large and the reader's own business. */
export const isAsset = ({ pathname, search }: URL): boolean => (pathname.startsWith('/assets/') && !pathname.startsWith('/assets/pdfjs-')) || (pathname === '/house.css' && search !== '');

/** The page whose data is asked for; null where only a part of it is (a fetcher's question). */
export function pageOfData({ pathname, search, origin }: URL): URL | null {
  const page = new URL(pathname === '/_root.data' ? '/' : pathname.replace(/\.data$/, ''), origin);
  page.search = search;
  return page.searchParams.has('_routes') ? null : page;
}

/** In the framework's own words: leave the app and load this page as a document. */
export const reloadAnswer = ({ pathname, search }: URL): string =>
  `[["SingleFetchRedirect",1],{"_2":3,"_4":5,"_6":7,"_8":9,"_10":7},"redirect",${JSON.stringify(pathname + search)},"status",302,"revalidate",false,"reload",true,"replace"]\n`;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Says on the page itself of when it is: a style shows it at once, the page's banner as soon as it is alive. */
export const withNote = (html: string, note: string): string => html.replace(/<body(?=[\s>])/, () => `<body data-kept="${escaped(note)}"`);

/** A page that stands in for another address must not come alive: the framework would take it for a mistake and load it anew without end. */
export const withoutScripts = (html: string): string => html.replace(/<script\b[^>]*>[\s\S]*?<\/script>|<link\b[^>]*\brel="modulepreload"[^>]*>/g, '');

export const languageOf = (html: string): string | undefined => /<html[^>]*\slang="(\w+)"/.exec(html)?.[1];

/** Scripts, styles and drawings that a document names. */
export const assetsIn = (html: string): string[] => [...new Set(html.match(/\/assets\/[\w./-]+\.(?:js|css|svg)/g) ?? [])];

/** "12:40" today, the day as well before. */
export function timeText(keptAt: number, now: number, language: string): string {
  const isToday = new Date(keptAt).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(language, isToday ? { timeStyle: 'short' } : { day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' }).format(keptAt);
}
