import { z } from 'zod';
import { emailKey } from '#app/kernel/accounts/model/email.ts';
import { usernameKey } from '#app/kernel/accounts/model/username.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder, KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import { addDays, parseDay, startOfDayInZone } from '#app/platform/time/days.ts';
import type { AuditView } from '../model/log-views.ts';
import { requireOwner } from '../owner.ts';

export type AuditRow = {
  id: string; at: Date; kind: string; ip: string | null; details: Record<string, unknown> | null;
  actorId: string | null; subjectId: string | null;
  /** null = nobody, or somebody who is no longer here. */
  actor: string | null; subject: string | null;
};

const order: KeysetOrder = { name: 'at', key: Prisma.sql`e."at"`, id: Prisma.sql`e."id"`, type: 'timestamptz', direction: 'desc' };
const pageSize = 50;

/** `person`: the name of the one it is narrowed to, if it is to somebody we know. */
export type AuditPage = KeysetPage<AuditRow> & { person: string | null };

/** One page of the journal, newest first, with the names of those who are still here. */
export async function listAudit(ctx: MemberCtx, view: AuditView, take = pageSize): Promise<AuditPage> {
  requireOwner(ctx);
  const wanted = view.person === null ? null : await findPerson(ctx, view.person);
  if (view.person !== null && !wanted) return { rows: [], next: null, previous: null, person: null };
  const page = keyset(order, view.after, take);
  const events = (condition: Prisma.Sql) => Prisma.sql`
    SELECT e.*, ${keysetColumns(order)} FROM "AuditEvent" e WHERE ${conditions(ctx, view)} AND ${condition} AND ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit}`;
  const person = wanted && Prisma.sql`${wanted.id}::uuid`;
  // Two walks along two indexes, each short, instead of one OR that reads everything a person ever did.
  const chosen = person
    ? Prisma.sql`(${events(Prisma.sql`e."actorId" = ${person}`)}) UNION ALL (${events(Prisma.sql`e."subjectId" = ${person} AND e."actorId" IS DISTINCT FROM ${person}`)})`
    : events(Prisma.sql`TRUE`);
  const found = await ctx.db.$queryRaw<(AuditRow & KeysetRow)[]>`
    SELECT e."id"::text AS "id", e."at", e."kind", e."ip", e."details", e."actorId"::text AS "actorId", e."subjectId"::text AS "subjectId",
      a."username" AS "actor", s."username" AS "subject", e."keysetKey", e."keysetId"
    FROM (${chosen}) e LEFT JOIN "User" a ON a."id" = e."actorId" LEFT JOIN "User" s ON s."id" = e."subjectId"
    ORDER BY ${page.orderBy} LIMIT ${page.limit}`;
  return { ...page.toPage(found), person: wanted?.name ?? null };
}

/** By id (also of somebody who is gone: the journal still knows), by name or by address. */
async function findPerson(ctx: MemberCtx, typed: string): Promise<{ id: string; name: string | null } | null> {
  const isId = z.uuid().safeParse(typed).success;
  const found = await ctx.db.user.findFirst({
    where: isId ? { id: typed } : { OR: [{ usernameKey: usernameKey(typed) }, { emailKey: emailKey(typed) }] },
    select: { id: true, username: true },
  });
  if (found) return { id: found.id, name: found.username };
  return isId ? { id: typed, name: null } : null;
}

function conditions(ctx: MemberCtx, { kind, from, to }: AuditView): Prisma.Sql {
  const start = (text: string | null, later: number) => {
    const day = text === null ? null : parseDay(text);
    return day && startOfDayInZone(addDays(day, later), ctx.timeZone);
  };
  const [since, until] = [start(from, 0), start(to, 1)];
  const all = [
    Prisma.sql`TRUE`,
    kind && Prisma.sql`e."kind" = ${kind}`,
    since && Prisma.sql`e."at" >= ${since}::timestamptz`,
    until && Prisma.sql`e."at" < ${until}::timestamptz`,
  ];
  return Prisma.join(all.filter((part): part is Prisma.Sql => Boolean(part)), ' AND ');
}
