import type { SearchHit, SearchKind, SearchQuery } from '#app/kernel/contributions/search.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { containing } from '#app/platform/db/containing.ts';
import { almost, nearly, nearness } from '#app/platform/db/nearly.server.ts';
import type { MemberCtx } from '../context.ts';
import { fullName } from '../model/shown-name.ts';
import { accountPaths } from '../paths.ts';
import { profilesVisibleTo } from '../policies.ts';

/** Names only: nobody is found by an address. */
const text = Prisma.sql`person_search_text(u."username", u."firstName", u."lastName", NULL)`;
const most = 50;

/** People whose profile the viewer may see, by any of their names. */
async function searchPeople(ctx: MemberCtx, { words }: SearchQuery, take: number): Promise<SearchHit[]> {
  const inside = Prisma.join(words.map((word) => Prisma.sql`${text} LIKE ${containing(word)}`), ' AND ');
  const exact = await ctx.db.$queryRaw<{ id: string }[]>`SELECT u."id"::text AS "id" FROM "User" u WHERE u."deactivatedAt" IS NULL AND ${inside} ORDER BY u."id" LIMIT ${most}`;
  const found = exact.length > 0 ? exact : await nearly(ctx.db, (tx) => tx.$queryRaw<{ id: string }[]>`
    SELECT u."id"::text AS "id" FROM "User" u WHERE u."deactivatedAt" IS NULL AND ${almost(text, words)} ORDER BY ${nearness(text, words)} DESC, u."id" LIMIT ${most}`);
  if (found.length === 0) return [];
  const people = await ctx.db.user.findMany({
    where: { AND: [{ id: { in: found.map(({ id }) => id) }, deactivatedAt: null }, profilesVisibleTo(ctx.viewer)] }, orderBy: [{ username: 'asc' }, { id: 'asc' }], take,
    select: { id: true, username: true, firstName: true, lastName: true, avatarId: true },
  });
  return people.map(({ id, username, avatarId, ...names }) => ({ id, title: username, meta: fullName(names), href: accountPaths.person(username), face: { avatarId } }));
}

export const peopleSearch: SearchKind = { kind: 'people', nameKey: 'search:people', search: searchPeople };
