import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { GoalFilterKind } from '#app/kernel/contributions/goal-metric.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { containing } from '#app/platform/db/containing.ts';
import { priorities } from '../model/priority.ts';
import { nameKey, titleKey } from '../model/text-keys.ts';

type Options = GoalFilterKind['options'];

/** Books that a goal may be about: what is being read first, then what is wanted most. */
export const bookOptions: Options = ({ db, viewer }, { text, take }) => db.$queryRaw<{ value: string; label: string; meta: string | null }[]>`
  SELECT b."id"::text AS "value", b."title" AS "label", NULLIF(b."authorSort", '') AS "meta" FROM "Book" b
  WHERE b."ownerId" = ${viewer.id}::uuid AND b."deletedAt" IS NULL ${text === '' ? Prisma.empty : Prisma.sql`AND b."searchText" LIKE ${containing(titleKey(text))}`}
  ORDER BY (CASE b."state" WHEN 'reading' THEN 0 WHEN 'to_read' THEN 1 WHEN 'stopped' THEN 2 ELSE 3 END), b."priority" DESC, b."id" DESC LIMIT ${take}`;

/** Names that stand on books, by the alphabet. */
export function nameOptions(of: 'Tag' | 'Author'): Options {
  return ({ db, viewer }: MemberCtx, { text, take }) => {
    const inUse = of === 'Tag' ? Prisma.sql`SELECT FROM "BookTag" x WHERE x."tagId" = n."id"` : Prisma.sql`SELECT FROM "BookAuthor" x WHERE x."authorId" = n."id" AND x."role" = ''`;
    const order = of === 'Tag' ? Prisma.sql`n."nameKey"` : Prisma.sql`lower(n."sortName") COLLATE "C"`;
    return db.$queryRaw<{ value: string; label: string }[]>`
      SELECT n."id"::text AS "value", n."name" AS "label" FROM ${of === 'Tag' ? Prisma.sql`"Tag"` : Prisma.sql`"Author"`} n
      WHERE n."ownerId" = ${viewer.id}::uuid AND EXISTS (${inUse}) ${text === '' ? Prisma.empty : Prisma.sql`AND n."nameKey" LIKE ${containing(nameKey(text))}`}
      ORDER BY ${order}, n."id" LIMIT ${take}`;
  };
}

export const priorityOptions: Options = async () => [...priorities].reverse().map((value) => ({ value, labelKey: `library:priorities.${value}` }));
