import { setTimeout as wait } from 'node:timers/promises';
import type { AppProcess } from '#tests/support/app-process.ts';
import { loggedRequests, median, mediansInTurns, mediansOfEach, round } from './measure.ts';
import { bookBeingRead, signIn } from './world.ts';
import type { World } from './world.ts';

/**
 * Each list a person can ask for, and the pages that count. Those of a shelf are of all shelves, so that everybody's page is as full as
 * the others': the smallest owner reads one book, and one row costs less than thirty, whoever has how many besides.
 */
const lists: Record<string, string> = {
  shelf: '/library?shelf=all', read: '/library?shelf=read', byTitle: '/library?shelf=all&sort=title', byAuthor: '/library?shelf=all&sort=author',
  grid: '/library?shelf=all&view=grid', search: '/library?shelf=all&q=%D0%BC%D0%B0%D1%81%D1%82%D0%B5%D1%80', trash: '/library/trash', statistics: '/library/statistics', today: '/',
  notes: '/library/notes', words: '/library/words', imports: '/library/import', news: '/notifications', pastGoals: '/goals/history', circle: '/feed',
};
const owners = ['shelf-100', 'shelf-10000', 'shelf-100000'];

/** What the owner of the house sees of ten thousand people: there is no smaller house beside it, so only its time and its questions. */
const ofTheHouse: Record<string, string> = { people: '/admin/people', mail: '/admin/mail', audit: '/admin/audit' };

/**
 * Time of each list for owners of a hundred, ten thousand and a hundred thousand books: largest ÷ smallest of the medians, in turns. And its
 * questions: the usual number of whoever asks the most (now and then one of a request's is the house's own), and by how many the owners differ.
 */
export async function measureGrowth(world: World, app: AppProcess): Promise<Record<string, number>> {
  const cookies = await Promise.all(owners.map((owner) => signIn(world.db, owner)));
  const found: Record<string, number> = {};
  const books = await Promise.all(owners.map((owner) => bookBeingRead(world.db, owner)));
  const pages = { ...Object.fromEntries(Object.entries(lists).map(([name, path]) => [name, owners.map(() => path)])), book: books.map((id) => `/library/books/${id}`) };
  for (const [name, paths] of Object.entries(pages)) {
    const { value: medians, questions } = await counted(app, cookies.length, () => mediansOfEach(cookies.map((cookie, at) => ({ url: `${app.url}${paths[at]}`, cookie }))));
    found[`growth.${name}`] = round(Math.max(...medians) / Math.min(...medians));
    found[`ms.${name}`] = round(medians.at(-1) ?? NaN, 1);
    found[`queries.${name}`] = Math.max(...questions);
    found[`queriesGrow.${name}`] = Math.max(...questions) - Math.min(...questions);
  }
  const { username } = await world.db.user.findFirstOrThrow({ where: { role: 'owner' }, select: { username: true } });
  const owner = await signIn(world.db, username);
  for (const [name, path] of Object.entries(ofTheHouse)) {
    const { value: [ms = NaN], questions } = await counted(app, 1, () => mediansInTurns(`${app.url}${path}`, [owner]));
    Object.assign(found, { [`ms.house.${name}`]: round(ms, 1), [`queries.house.${name}`]: Math.max(...questions) });
  }
  return found;
}

/** The app's own log says how many questions each request asked; requests come one after the other, each of the people by turns. */
async function counted<T>(app: AppProcess, people: number, ask: () => Promise<T>): Promise<{ value: T; questions: number[] }> {
  const before = app.output().length;
  const value = await ask();
  // Lines of the log go out together.
  await wait(300);
  const asked = loggedRequests(app.output().slice(before)).map(({ queries }) => queries);
  return { value, questions: Array.from({ length: people }, (_, person) => median(asked.filter((_count, at) => at % people === person))) };
}
