import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { containing } from '#app/platform/db/containing.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder, KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import type { MailState, MailView } from '../model/log-views.ts';
import { requireOwner } from '../owner.ts';

export type MailRow = { id: string; to: string; template: string; subject: string | null; status: MailState; attempts: number; createdAt: Date; sentAt: Date | null };

const order: KeysetOrder = { name: 'written', key: Prisma.sql`m."createdAt"`, id: Prisma.sql`m."id"`, type: 'timestamptz', direction: 'desc' };
const pageSize = 50;

/** One page of the delivery log, newest first; never what a letter says. */
export async function listMail(ctx: MemberCtx, view: MailView, take = pageSize): Promise<KeysetPage<MailRow>> {
  requireOwner(ctx);
  const page = keyset(order, view.after, take);
  const found = await ctx.db.$queryRaw<(MailRow & KeysetRow)[]>`
    SELECT m."id"::text AS "id", m."to", m."template", m."subject", m."status"::text AS "status", m."attempts", m."createdAt", m."sentAt", ${keysetColumns(order)}
    FROM "MailMessage" m WHERE ${conditions(view)} AND ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit}`;
  return page.toPage(found);
}

// Written out, not a parameter: the planner sees which partial index a state belongs to.
const stateIs: Record<MailState, Prisma.Sql> = {
  queued: Prisma.sql`m."status" = 'queued' AND m."status" <> 'sent'`,
  failed: Prisma.sql`m."status" = 'failed' AND m."status" <> 'sent'`,
  sent: Prisma.sql`m."status" = 'sent'`,
};

function conditions({ q, state, template, person }: MailView): Prisma.Sql {
  const all = [
    Prisma.sql`TRUE`,
    state && stateIs[state],
    template && Prisma.sql`m."template" = ${template}`,
    person && Prisma.sql`m."userId" = ${person}::uuid`,
    q && Prisma.sql`lower(m."to") LIKE ${containing(q.toLowerCase())}`,
  ];
  return Prisma.join(all.filter((part): part is Prisma.Sql => Boolean(part)), ' AND ');
}
