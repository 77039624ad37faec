import type { GoalQuestion } from '#app/kernel/contributions/goal-metric.ts';
import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { questionRows } from './answer-goals.server.ts';
import { factsOf, partAsked, readingAsked } from './goal-sql.server.ts';

/** What one goal counts, day by day. Minutes may have parts here: their sum is what counts. */
export async function goalDays(db: DbOrTx, userId: string, question: GoalQuestion): Promise<{ day: Date; amount: number }[]> {
  const rows = await (question.metric === 'library.book' ? bookDays(db, userId, question) : db.$queryRaw<{ day: Date; amount: number }[]>`
    SELECT f."day", sum(f."amount")::float8 AS "amount" FROM ${questionRows([question])} LEFT JOIN LATERAL (${partAsked(userId)}) part ON TRUE
    CROSS JOIN LATERAL (${factsOf(userId)}) f
    GROUP BY f."day" HAVING sum(f."amount") <> 0 ORDER BY f."day"`);
  return question.metric === 'library.minutes' ? rows.map(({ day, amount }) => ({ day, amount: amount / 60 })) : rows;
}

const bookDays = (db: DbOrTx, userId: string, question: GoalQuestion) => db.$queryRaw<{ day: Date; amount: number }[]>`
  SELECT e."day", sum(e."pagesAdvanced")::float8 AS "amount"
  FROM ${questionRows([question])} JOIN "Book" b ON b."id" = q."ref" AND b."ownerId" = ${userId}::uuid AND b."deletedAt" IS NULL
  CROSS JOIN LATERAL (${readingAsked}) reading JOIN "ProgressEntry" e ON e."readingId" = reading."id"
  WHERE e."retractedAt" IS NULL AND e."day" BETWEEN q."from" AND q."to" GROUP BY e."day" HAVING sum(e."pagesAdvanced") <> 0 ORDER BY e."day"`;
