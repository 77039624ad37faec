import type { SearchHit, SearchQuery } from '#app/kernel/contributions/search.ts';
import { foldText } from '#app/platform/text/folding.ts';
import type { GoalCtx } from '../goal-ctx.ts';
import { goalPaths } from '../paths.ts';
import { listRunningGoals } from './list-goals.server.ts';

/** Without its ending, as far as one can tell without a dictionary: "книги" is found by "книгу". */
const stemLike = (word: string): string => (word.length > 4 ? word.slice(0, -Math.min(2, word.length - 4)) : word);

/** A person's running goals are few and called differently in every language: their names are made first, and looked at then. */
export async function searchGoals(ctx: GoalCtx, { words }: SearchQuery, take: number): Promise<SearchHit[]> {
  if (words.length === 0) return [];
  const goals = await listRunningGoals(ctx);
  return goals
    .filter(({ title, meta }) => {
      const text = ` ${foldText(`${title} ${meta ?? ''}`)}`;
      return words.every((word) => text.includes(` ${stemLike(word)}`));
    })
    .slice(0, take).map(({ id, title, meta, standingText }) => ({ id, title, meta: meta ?? standingText, href: goalPaths.goal(id) }));
}
