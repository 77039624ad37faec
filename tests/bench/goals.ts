import type { AppProcess } from '#tests/support/app-process.ts';
import { median, round } from './measure.ts';
import { signIn } from './world.ts';
import type { World } from './world.ts';

const owners = ['shelf-100', 'shelf-100000'];
const [count, times] = [50, 30];

/** The page of fifty goals, each sort of them: its queries by the app's own log, and how its time grows with what somebody has read. */
export async function measureGoals(world: World, app: AppProcess): Promise<Record<string, number>> {
  const medians: number[] = [];
  let queries = 0;
  for (const owner of owners) {
    const ids = await giveGoals(world, owner);
    const cookie = await signIn(world.db, owner);
    const taken: number[] = [];
    for (let time = -5; time < times; time += 1) {
      const from = performance.now();
      const answer = await fetch(`${app.url}/goals`, { headers: { cookie, 'accept-encoding': 'identity' } });
      const text = await answer.text();
      if (!answer.ok || text.split('/goals/0').length <= count) throw new Error(`/goals answered ${answer.status}, without its goals`);
      if (time >= 0) taken.push(performance.now() - from);
    }
    medians.push(median(taken));
    for (const line of app.output().split('\n')) {
      if (!line.includes('"queries"')) continue;
      const entry = JSON.parse(line) as { route?: string; path?: string; url?: string; queries: number };
      if ((entry.route ?? entry.path ?? entry.url) === '/goals') queries = Math.max(queries, entry.queries);
    }
    await world.db.goal.deleteMany({ where: { id: { in: ids } } });
  }
  return { 'queries.goals': queries, 'growth.goals': round(Math.max(...medians) / Math.min(...medians)), 'ms.goals': round(medians.at(-1) ?? NaN, 1) };
}

/** Of every metric, period and filter. */
async function giveGoals({ db }: World, username: string): Promise<string[]> {
  const { id: userId } = await db.user.findFirstOrThrow({ where: { username }, select: { id: true } });
  const book = await db.book.findFirstOrThrow({ where: { ownerId: userId, state: 'reading' }, select: { id: true } });
  const tag = await db.tag.findFirst({ where: { ownerId: userId }, select: { id: true } });
  const filters = [null, null, { filterKind: 'book', filterValue: book.id }, { filterKind: 'priority', filterValue: 'high' }, ...(tag ? [{ filterKind: 'tag', filterValue: tag.id }] : [])];
  const at = new Date();
  const startsOn = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1));
  const goals = await db.goal.createManyAndReturn({
    data: Array.from({ length: count }, (_, index) => {
      if (index % 10 === 9) return { userId, metric: 'library.book', amount: null, period: 'span' as const, repeats: false, startsOn, endsOn: new Date(Date.UTC(at.getUTCFullYear() + 1, 0, 1)), filterKind: 'book', filterValue: book.id };
      return { userId, metric: ['library.pages', 'library.minutes', 'library.books'][index % 3] ?? '', amount: 100, period: (['week', 'month', 'quarter', 'year'] as const)[index % 4]!, repeats: true, startsOn, ...filters[index % filters.length] };
    }),
    select: { id: true },
  });
  return goals.map(({ id }) => id);
}
