import type { MemberCtx, Role } from '#app/kernel/accounts/context.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { containing } from '#app/platform/db/containing.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import { almost, nearness } from '#app/platform/db/nearly.server.ts';
import { searchWords } from '../model/people-view.ts';
import type { PeopleView, PersonState } from '../model/people-view.ts';
import { requireOwner } from '../owner.ts';
import { personOrders } from './person-orders.server.ts';
import { factorIsOn, personColumns, toPersonRow } from './person-row.server.ts';
import type { PersonRow, RawPersonRow } from './person-row.server.ts';

export type PeoplePage = KeysetPage<PersonRow> & {
  /** Nobody has these words; who is shown has similar ones. */
  similar: boolean;
};

const pageSize = 50;
const similarShown = 20;

/** One page of the house's people. Costs the same among a hundred and among ten thousand. */
export async function listPeople(ctx: MemberCtx, view: PeopleView): Promise<PeoplePage> {
  requireOwner(ctx);
  const order = personOrders[view.sort];
  const page = keyset(order, view.after, pageSize);
  const words = searchWords(view.q);
  const found = await ctx.db.$queryRaw<(RawPersonRow & KeysetRow)[]>`
    SELECT ${personColumns}, ${keysetColumns(order)} FROM "User" u
    WHERE ${conditions(view)} AND ${containsWords(words)} AND ${page.where}
    ORDER BY ${page.orderBy} LIMIT ${page.limit}`;
  const { rows, next, previous } = page.toPage(found);
  if (rows.length === 0 && words.length > 0 && !view.after) return listSimilar(ctx, view, words);
  return { rows: rows.map(toPersonRow), next, previous, similar: false };
}

const searchTextOfPerson = Prisma.sql`person_search_text(u."username", u."firstName", u."lastName", u."email")`;

/** With a typing mistake the words are nowhere: the nearest people, best first, on one page. */
async function listSimilar(ctx: MemberCtx, view: PeopleView, words: string[]): Promise<PeoplePage> {
  const rows = await ctx.db.$queryRaw<RawPersonRow[]>`
    SELECT ${personColumns} FROM "User" u WHERE ${conditions(view)} AND ${almost(searchTextOfPerson, words)}
    ORDER BY ${nearness(searchTextOfPerson, words)} DESC, u."id" DESC LIMIT ${similarShown}`;
  return { rows: rows.map(toPersonRow), next: null, previous: null, similar: rows.length > 0 };
}

const containsWords = (words: string[]): Prisma.Sql =>
  words.length === 0
    ? Prisma.sql`TRUE`
    : Prisma.join(words.map((word) => Prisma.sql`${searchTextOfPerson} LIKE ${containing(word)}`), ' AND ');

// Written out, not parameters: the planner sees which partial index a filter belongs to.
const roleIs: Record<Role, Prisma.Sql> = {
  member: Prisma.sql`u."role" = 'member'`,
  teacher: Prisma.sql`u."role" = 'teacher' AND u."role" <> 'member'`,
  owner: Prisma.sql`u."role" = 'owner' AND u."role" <> 'member'`,
};
const stateIs: Record<PersonState, Prisma.Sql> = {
  active: Prisma.sql`u."deactivatedAt" IS NULL AND u."deletionDueAt" IS NULL`,
  deactivated: Prisma.sql`u."deactivatedAt" IS NOT NULL`,
  leaving: Prisma.sql`u."deletionDueAt" IS NOT NULL`,
  never: Prisma.sql`u."lastSeenAt" IS NULL`,
};

function conditions({ role, state, factor }: PeopleView): Prisma.Sql {
  const all = [role && roleIs[role], state && stateIs[state], factor && (factor === 'on' ? Prisma.sql`${factorIsOn} IS TRUE` : Prisma.sql`${factorIsOn} IS NOT TRUE`)];
  return Prisma.join([Prisma.sql`TRUE`, ...all.filter((part): part is Prisma.Sql => Boolean(part))], ' AND ');
}
