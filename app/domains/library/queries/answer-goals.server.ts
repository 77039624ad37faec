import type { GoalAnswer, GoalQuestion } from '#app/kernel/contributions/goal-metric.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { dayText } from '#app/platform/time/days.ts';
import { isUuid } from '#app/platform/text/uuid.ts';
import { priorities, priorityNumber } from '../model/priority.ts';
import type { Priority } from '../model/priority.ts';
import { libraryPaths } from '../paths.ts';
import { bookAsked, factsOf, partAsked, readingAsked } from './goal-sql.server.ts';

/** Questions as rows; a filter that names nothing of ours finds nothing. */
export function questionRows(questions: readonly GoalQuestion[]): Prisma.Sql {
  const column = <T>(of: (question: GoalQuestion) => T) => questions.map(of);
  const rank = ({ filter }: GoalQuestion) => (filter?.kind === 'priority' && priorities.includes(filter.value as Priority) ? priorityNumber(filter.value as Priority) : null);
  return Prisma.sql`unnest(
    ${column(({ metric }) => metric)}::text[], ${column(({ from }) => dayText(from))}::date[], ${column(({ to }) => dayText(to))}::date[], ${column(({ filter }) => filter?.kind ?? null)}::text[],
    ${column(({ filter }) => (filter && isUuid(filter.value) ? filter.value : null))}::uuid[], ${column(rank)}::int[]
  ) WITH ORDINALITY AS q("metric", "from", "to", "kind", "ref", "rank", "n")`;
}

type Row = { amount: number; label: string | null; total: number | null; before: number | null; within: number | null; isDone: boolean | null };

/** How a person's goals stand, however many: one query. */
export async function answerGoals(db: DbOrTx, userId: string, questions: readonly GoalQuestion[]): Promise<GoalAnswer[]> {
  if (questions.length === 0) return [];
  const rows = await db.$queryRaw<Row[]>`
    SELECT COALESCE((SELECT sum(f."amount") FROM (${factsOf(userId)}) f), 0)::float8 AS "amount",
      CASE q."kind"
        WHEN 'book' THEN book."title"
        WHEN 'tag' THEN (SELECT t."name" FROM "Tag" t WHERE t."id" = q."ref" AND t."ownerId" = ${userId}::uuid)
        WHEN 'author' THEN (SELECT a."name" FROM "Author" a WHERE a."id" = q."ref" AND a."ownerId" = ${userId}::uuid) END AS "label",
      book."pages" AS "total", reading."isDone", moved."before", moved."within"
    FROM ${questionRows(questions)}
    LEFT JOIN LATERAL (${partAsked(userId)}) part ON TRUE
    LEFT JOIN LATERAL (${bookAsked(userId)}) book ON TRUE
    LEFT JOIN LATERAL (${readingAsked}) reading ON book."id" IS NOT NULL
    LEFT JOIN LATERAL (
      SELECT COALESCE(sum(e."pagesAdvanced") FILTER (WHERE e."day" < q."from"), 0)::float8 AS "before",
        COALESCE(sum(e."pagesAdvanced") FILTER (WHERE e."day" BETWEEN q."from" AND q."to"), 0)::float8 AS "within"
      FROM "ProgressEntry" e WHERE e."readingId" = reading."id" AND e."retractedAt" IS NULL) moved ON reading."id" IS NOT NULL
    ORDER BY q."n"`;
  return rows.map((row, index) => toAnswer(row, questions[index]!));
}

function toAnswer(row: Row, question: GoalQuestion): GoalAnswer {
  const filter = filterOf(row, question);
  if (question.metric !== 'library.book') return { amount: question.metric === 'library.minutes' ? Math.floor(row.amount / 60) : row.amount, whole: null, filter };
  if (row.total === null) return { amount: 0, whole: null, filter };
  const before = Math.min(row.before ?? 0, row.total);
  // A finished book is read, also where its pages were corrected afterwards.
  return { amount: row.isDone ? row.total - before : Math.min(row.within ?? 0, row.total - before), whole: { total: row.total, before }, filter };
}

function filterOf({ label }: Row, { filter }: GoalQuestion): GoalAnswer['filter'] {
  if (filter?.kind === 'priority') return priorities.includes(filter.value as Priority) ? { labelKey: `library:priorities.${filter.value}`, href: null } : null;
  if (!filter || label === null) return null;
  const href = filter.kind === 'book' ? libraryPaths.book(filter.value) : libraryPaths.library({ shelf: 'all', [filter.kind]: filter.value });
  return { label, href };
}
