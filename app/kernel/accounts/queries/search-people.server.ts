import type { SearchHit, SearchKind, SearchQuery } from '#app/kernel/contributions/search.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { containing } from '#app/platform/db/containing.ts';
import { almost, nearness } from '#app/platform/db/nearly.server.ts';
import type { MemberCtx } from '../context.ts';
import { fullName } from '../model/shown-name.ts';
import { accountPaths } from '../paths.ts';
import { profilesVisibleTo } from '../policies.ts';

/** Names only: nobody is found by an address. */
const text = Prisma.sql`person_search_text(u."username", u."firstName", u."lastName", NULL)`;

/** Whose profile the viewer may see, as `profilesVisibleTo` says it: of many who are called so, those that may not be seen must not push out the others. */
const isSeenBy = ({ id, role }: MemberCtx['viewer']) => (role === 'owner' ? Prisma.sql`TRUE`
  : Prisma.sql`(u."id" = ${id}::uuid OR (u."deletionDueAt" IS NULL AND u."profileVisibility" IN ('everyone', 'members')))`);

/** People whose profile the viewer may see, by any of their names; whose username it is come first. */
async function searchPeople(ctx: MemberCtx, { words, folded }: SearchQuery, take: number): Promise<SearchHit[]> {
  const isThere = Prisma.sql`u."deactivatedAt" IS NULL AND ${isSeenBy(ctx.viewer)}`;
  const inside = Prisma.join(words.map((word) => Prisma.sql`${text} LIKE ${containing(word)}`), ' AND ');
  const exact = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT u."id"::text AS "id" FROM "User" u WHERE ${isThere} AND ${inside} ORDER BY lower(u."username") = ${folded} DESC, length(u."username"), u."id" LIMIT ${take}`;
  const found = exact.length > 0 ? exact : await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT u."id"::text AS "id" FROM "User" u WHERE ${isThere} AND ${almost(text, words)} ORDER BY ${nearness(text, words)} DESC, u."id" LIMIT ${take}`;
  if (found.length === 0) return [];
  const people = await ctx.db.user.findMany({
    where: { AND: [{ id: { in: found.map(({ id }) => id) } }, profilesVisibleTo(ctx.viewer)] }, select: { id: true, username: true, firstName: true, lastName: true, avatarId: true },
  });
  const inOrder = found.flatMap(({ id }) => people.filter((person) => person.id === id));
  return inOrder.map(({ id, username, avatarId, ...names }) => ({ id, title: username, meta: fullName(names), href: accountPaths.person(username), face: { avatarId } }));
}

export const peopleSearch: SearchKind = { kind: 'people', nameKey: 'search:people', search: searchPeople };
