import type { AppProcess } from '#tests/support/app-process.ts';
import { mediansInTurns, round } from './measure.ts';
import { signIn } from './world.ts';
import type { World } from './world.ts';

/**
 * Each list a shelf can be, and the pages that count. The lists are of all shelves, so that everybody's page is as full as
 * the others': the smallest owner reads one book, and one row costs less than thirty, whoever has how many besides.
 */
const lists: Record<string, string> = {
  shelf: '/library?shelf=all', read: '/library?shelf=read', byTitle: '/library?shelf=all&sort=title', byAuthor: '/library?shelf=all&sort=author',
  grid: '/library?shelf=all&view=grid', search: '/library?shelf=all&q=%D0%BC%D0%B0%D1%81%D1%82%D0%B5%D1%80', trash: '/library/trash', statistics: '/library/statistics', today: '/',
};
const owners = ['shelf-100', 'shelf-10000', 'shelf-100000'];

/** Time of each list for owners of a hundred, ten thousand and a hundred thousand books: largest ÷ smallest of the medians, in turns. */
export async function measureGrowth(world: World, app: AppProcess): Promise<Record<string, number>> {
  const cookies = await Promise.all(owners.map((owner) => signIn(world.db, owner)));
  const found: Record<string, number> = {};
  for (const [name, path] of Object.entries(lists)) {
    const medians = await mediansInTurns(`${app.url}${path}`, cookies);
    found[`growth.${name}`] = round(Math.max(...medians) / Math.min(...medians));
    found[`ms.${name}`] = round(medians.at(-1) ?? NaN, 1);
  }
  return { ...found, ...queriesByPage(app, found) };
}

/** The app's own log says how many queries each request made; the most of each address. */
function queriesByPage(app: AppProcess, found: Record<string, number>): Record<string, number> {
  const most: Record<string, number> = {};
  for (const line of app.output().split('\n')) {
    if (!line.includes('"queries"')) continue;
    const { route, path, url, queries } = JSON.parse(line) as Record<string, string> & { queries: number };
    const address = route ?? path ?? url ?? '';
    const name = address === '/library' ? 'shelf' : address === '/library/statistics' ? 'statistics' : address === '/' ? 'today' : /^\/library\/books\/[^/]+$/.test(address) ? 'book' : null;
    if (name && (name in most || `growth.${name}` in found || name === 'book')) most[name] = Math.max(most[name] ?? 0, queries);
    else if (name) most[name] = queries;
  }
  return Object.fromEntries(Object.entries(most).map(([name, queries]) => [`queries.${name}`, queries]));
}
