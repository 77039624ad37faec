import { keepShelfParts } from '#app/domains/library/commands/keep-shelf-parts.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { AppProcess } from '#tests/support/app-process.ts';
import { loggedRequests, mediansInTurns, round } from './measure.ts';
import { signIn } from './world.ts';
import type { World } from './world.ts';

const owners = ['shelf-100', 'shelf-100000'];
const count = 50;

/** The page of fifty goals, each sort of them: its queries by the app's own log, and how its time grows with what somebody has read. In turns, as the other pages that grow. */
export async function measureGoals(world: World, app: AppProcess): Promise<Record<string, number>> {
  const given = [];
  for (const owner of owners) given.push(await giveGoals(world, owner));
  const cookies = await Promise.all(owners.map((owner) => signIn(world.db, owner)));
  for (const cookie of cookies) await mustBeFull(`${app.url}/goals`, cookie);
  const medians = await mediansInTurns(`${app.url}/goals`, cookies);
  for (const { ids, userId } of given) {
    await world.db.goal.deleteMany({ where: { id: { in: ids } } });
    await inTransaction(world.db, (tx) => keepShelfParts(tx, userId, []));
  }
  return {
    'queries.goals': Math.max(...loggedRequests(app.output()).filter(({ address }) => address === '/goals').map(({ queries }) => queries)), 'growth.goals': round(Math.max(...medians) / Math.min(...medians)), 'ms.goals': round(medians.at(-1) ?? NaN, 1),
    'ms.goals.fill': round(given.at(-1)?.filling ?? NaN, 0),
  };
}

async function mustBeFull(url: string, cookie: string): Promise<void> {
  const answer = await fetch(url, { headers: { cookie } });
  if (!answer.ok || (await answer.text()).split('/goals/0').length <= count) throw new Error(`/goals answered ${answer.status}, without its goals`);
}

/** Of every metric, period and filter, with the sums that goals have. */
async function giveGoals({ db }: World, username: string) {
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
    select: { id: true, filterKind: true, filterValue: true },
  });
  // As setting a goal does it.
  const asked = goals.flatMap(({ filterKind, filterValue }) => (filterKind && filterValue ? [{ kind: filterKind, value: filterValue }] : []));
  const begun = performance.now();
  await inTransaction(db, (tx) => keepShelfParts(tx, userId, asked));
  return { userId, ids: goals.map(({ id }) => id), filling: performance.now() - begun };
}
