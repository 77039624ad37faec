import { isExpired, languageOf, mostBytes, mostPages } from './keeping.ts';

const timeHeader = 'X-Kept-At';
const ownHeaders = ['content-type', 'content-security-policy', 'referrer-policy', 'x-content-type-options', 'x-frame-options', 'cross-origin-opener-policy'];

export type KeptPage = { html: string; keptAt: number; language: string; headers: Headers };

export const keptAtOf = (answer: Response | undefined): number => Number(answer?.headers.get(timeHeader) ?? NaN);

/** The newest page comes last; the oldest goes when there are too many. */
export async function putPage(cache: Cache, url: string, { html, headers, now }: { html: string; headers: Headers; now: number }): Promise<void> {
  await cache.delete(url);
  if (html.length > mostBytes) return;
  const kept = new Headers([...headers].filter(([name]) => ownHeaders.includes(name)));
  kept.set(timeHeader, String(now));
  await cache.put(url, new Response(html, { headers: kept }));
  const all = await cache.keys();
  for (const old of all.slice(0, Math.max(0, all.length - mostPages))) await cache.delete(old);
}

export async function findPage(cache: Cache, url: string, now: number): Promise<KeptPage | null> {
  const found = await cache.match(url, { ignoreVary: true });
  if (!found) return null;
  const keptAt = keptAtOf(found);
  if (isExpired(keptAt, now)) {
    await cache.delete(url);
    return null;
  }
  const headers = new Headers(found.headers);
  headers.delete(timeHeader);
  const html = await found.text();
  return { html, keptAt, headers, language: languageOf(html) ?? 'ru' };
}

/** What is older than a week goes, whether anybody asked for it or not. */
export async function sweep(cache: Cache, now: number): Promise<void> {
  for (const request of await cache.keys()) if (isExpired(keptAtOf(await cache.match(request)), now)) await cache.delete(request);
}

/** The language that was read last. */
export async function lastLanguage(cache: Cache): Promise<string | undefined> {
  const last = (await cache.keys()).at(-1);
  const page = last && (await cache.match(last));
  return page ? languageOf(await page.text()) : undefined;
}
