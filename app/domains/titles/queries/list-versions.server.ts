import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder, KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { formatMoment } from '#app/platform/time/format.ts';
import { detailsDiff } from '../model/details-diff.ts';
import type { FieldChange } from '../model/details-diff.ts';
import { readDetails } from './version-details.server.ts';

export type VersionRow = {
  number: number;
  /** null: the account is no more. */
  editor: string | null;
  at: string;
  revertsTo: number | null;
  /** Of the first version nothing: it is what was added. */
  changed: FieldChange['field'][];
};

export type VersionView = VersionRow & { changes: FieldChange[] };

const order: KeysetOrder = { name: 'versions', key: Prisma.sql`v."number"`, id: Prisma.sql`v."titleId"`, type: 'int', direction: 'desc' };

type Raw = { number: number; at: Date; revertsTo: number | null; editor: string | null; details: unknown; before: unknown };

const columns = Prisma.sql`v."number", v."at", v."revertsTo", u."username" AS "editor", v."details", b."details" AS "before"`;
const tables = Prisma.sql`"TitleVersion" v LEFT JOIN "TitleVersion" b ON b."titleId" = v."titleId" AND b."number" = v."number" - 1 LEFT JOIN "User" u ON u."id" = v."editorId"`;

/** What a title has said, the newest first: when, by whom, and which fields changed. */
export async function listVersions(ctx: MemberCtx, input: { titleId: string; take: number; after: string | null }): Promise<KeysetPage<VersionRow>> {
  const page = keyset(order, input.after, input.take);
  const found = await ctx.db.$queryRaw<(Raw & KeysetRow)[]>`
    SELECT ${columns}, ${keysetColumns(order)} FROM ${tables}
     WHERE v."titleId" = ${requireUuid(input.titleId)}::uuid AND ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit}`;
  const { rows, ...links } = page.toPage(found);
  return { ...links, rows: rows.map((row) => toRow(ctx, row)) };
}

/** One version beside the one before it. */
export async function getVersion(ctx: MemberCtx, input: { titleId: string; number: number }): Promise<VersionView> {
  if (!Number.isInteger(input.number) || input.number < 1 || input.number > 2 ** 31 - 1) throw notFound();
  const [found] = await ctx.db.$queryRaw<Raw[]>`SELECT ${columns} FROM ${tables} WHERE v."titleId" = ${requireUuid(input.titleId)}::uuid AND v."number" = ${input.number}::int`;
  if (!found) throw notFound();
  return { ...toRow(ctx, found), changes: changesOf(found) };
}

/** The first one is compared with nothing at all. */
const changesOf = ({ details, before, number }: Raw): FieldChange[] =>
  detailsDiff(before === null || number === 1 ? ({ genres: [], credits: [] } as never) : readDetails(before), readDetails(details));

function toRow(ctx: MemberCtx, raw: Raw): VersionRow {
  const { number, at, revertsTo, editor } = raw;
  return { number, editor, at: formatMoment(at, ctx.locale, ctx.timeZone, ctx.now), revertsTo, changed: number === 1 ? [] : changesOf(raw).map(({ field }) => field) };
}
