import type { GoalFilter } from '#app/kernel/contributions/goal-metric.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { uuidOrNull } from '#app/platform/http/require-uuid.ts';
import { priorities, priorityNumber } from '../model/priority.ts';

type Wanted = { tags: string[]; authors: string[]; ranks: number[] };

/**
 * Keeps sums of days for the parts of a shelf that are asked for, and for no others: a fact that is in none of them costs
 * nothing more to write. Whatever is not kept can be counted all the same, from its facts.
 */
export async function keepShelfParts(tx: Tx, ownerId: string, filters: readonly GoalFilter[]): Promise<void> {
  const of = (kind: string) => filters.filter((filter) => filter.kind === kind).map(({ value }) => value);
  const ids = (kind: string) => of(kind).filter((value) => uuidOrNull(value) !== null);
  const wanted = { tags: ids('tag'), authors: ids('author'), ranks: priorities.filter((one) => of('priority').includes(one)).map(priorityNumber) };
  const added = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "ShelfPart" ("id", "ownerId", "tagId", "authorId", "priority")
    SELECT gen_random_uuid(), ${ownerId}::uuid, n."tagId", n."authorId", n."rank" FROM (
      SELECT t."id" AS "tagId", NULL::uuid AS "authorId", NULL::smallint AS "rank" FROM "Tag" t WHERE t."id" = ANY(${wanted.tags}::uuid[]) AND t."ownerId" = ${ownerId}::uuid
      UNION ALL SELECT NULL, a."id", NULL FROM "Author" a WHERE a."id" = ANY(${wanted.authors}::uuid[]) AND a."ownerId" = ${ownerId}::uuid
      UNION ALL SELECT NULL, NULL, r."rank" FROM unnest(${wanted.ranks}::smallint[]) AS r("rank")) n
    ON CONFLICT DO NOTHING RETURNING "id"`;
  await letGo(tx, ownerId, wanted);
  for (const { id } of added) await tx.$queryRaw`SELECT fill_shelf_part(${id}::uuid)::text`;
}

/** Alone with the owner's sums, as when they are filled: a fact that is just being counted finds its part, or none. */
async function letGo(tx: Tx, ownerId: string, { tags, authors, ranks }: Wanted): Promise<void> {
  const going = await tx.$queryRaw<{ id: string }[]>`
    SELECT p."id" FROM "ShelfPart" p WHERE p."ownerId" = ${ownerId}::uuid
      AND (p."tagId" = ANY(${tags}::uuid[]) OR p."authorId" = ANY(${authors}::uuid[]) OR p."priority" = ANY(${ranks}::smallint[])) IS NOT TRUE`;
  if (going.length === 0) return;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('shelf-parts'), shelf_parts_lock(${ownerId}::uuid))::text`;
  await tx.shelfPart.deleteMany({ where: { ownerId, id: { in: going.map(({ id }) => id) } } });
}
