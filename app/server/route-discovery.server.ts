import type { ServerBuild } from '@remix-run/node';
import { createRouteFinder } from './page-handler.server.ts';

const path = '/__manifest';
/** Longer addresses are nothing that the browser's part of Remix asks for. */
const longest = 7_680;

type Discover = (url: URL) => Response | null;

/**
 * Which routes the browser may need for the links that it has seen. Remix holds every beginning of every path against every
 * route: one address of 7,000 signs then keeps the process busy for a second, and anybody may ask. Here a beginning is compared word
 * by word; some routes more than needed do no harm. Null: the address is another one.
 */
export function createRouteDiscovery({ routes, assets }: ServerBuild): Discover {
  const { fitting, everywhere, mostWords } = createRouteFinder(routes);
  return (url) => {
    if (url.pathname !== path) return null;
    // Of another build: the browser fetches the page anew.
    if (url.searchParams.get('version') !== assets.version) return new Response(null, { status: 204, headers: { 'X-Remix-Reload-Document': 'true' } });
    if (url.href.length > longest || !url.searchParams.has('p')) return new Response('', { status: 400 });
    const paths = new Set(url.searchParams.getAll('p').flatMap((asked) => beginnings(asked, mostWords)));
    const ids = new Set([...paths].flatMap((beginning) => fitting(beginning) ?? everywhere));
    return Response.json(Object.fromEntries([...ids].map((id) => [id, assets.routes[id]])), { headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } });
  };
}

/** `/library/books/1`: `/library`, `/library/books` and the whole. */
function beginnings(asked: string, mostWords: number): string[] {
  const words = asked.split('/').filter(Boolean).slice(0, mostWords + 1);
  return words.length === 0 ? ['/'] : words.map((_, at) => `/${words.slice(0, at + 1).join('/')}`);
}
