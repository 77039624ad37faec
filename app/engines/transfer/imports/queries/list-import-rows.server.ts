import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { rowKinds } from '#app/kernel/contributions/importer.ts';
import type { Importer, ImportFact, ImportOutcome, ImportRecord, RowKind } from '#app/kernel/contributions/importer.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { requireImport } from '../commands/require-import.server.ts';

export type ImportRowView = {
  line: number;
  kind: RowKind;
  title: string;
  author: string;
  /** Name of a reason; texts are at `<messages>:reasons.<name>`. */
  reason: string | null;
  otherLine: number | null;
  facts: ImportFact[];
  changes: string[];
  notes: string[];
  candidates: { id: string; title: string; author: string }[];
  choice: string | null;
  did: ImportOutcome['did'] | null;
  kept: boolean;
  /** The page that shows what became of it. */
  href: string | null;
};

export type ImportRowPage = { rows: ImportRowView[]; previous: number | null; next: number | null };

type Filter = { importId: string; kind?: string | null; after?: string | null; before?: string | null; take?: number };
type Raw = { line: number; kind: RowKind; title: string; author: string; reasonKey: string | null; record: ImportRecord; candidateIds: string[]; choice: string | null; outcome: ImportOutcome | null; appliedAt: Date | null };

const lineOf = (text: string | null | undefined) => (text && /^\d{1,9}$/.test(text) ? Number(text) : null);

/** The rows of an import, fifty at a time, in the order of the file. */
export async function listImportRows(ctx: MemberCtx, importer: Importer, input: Filter): Promise<ImportRowPage> {
  const { id } = await requireImport(ctx.db, ctx, importer, input.importId);
  const { take = 50 } = input;
  const before = lineOf(input.before);
  const after = lineOf(input.after) ?? 0;
  const kind = rowKinds.find((name) => name === input.kind);
  const found = await ctx.db.$queryRaw<Raw[]>`
    SELECT "line", "kind"::text AS "kind", "title", "author", "reasonKey", "record", COALESCE("candidateIds", '{}') AS "candidateIds", "choice", "outcome", "appliedAt" FROM "ImportRow"
    WHERE "importId" = ${id}::uuid ${kind ? Prisma.sql`AND "kind" = ${kind}::"ImportRowKind"` : Prisma.empty}
      AND ${before === null ? Prisma.sql`"line" > ${after} ORDER BY "line"` : Prisma.sql`"line" < ${before} ORDER BY "line" DESC`} LIMIT ${take + 1}`;
  const hasMore = found.length > take;
  const rows = found.slice(0, take);
  if (before !== null) rows.reverse();
  const hasEarlier = before === null ? after > 0 : hasMore;
  const hasLater = before === null ? hasMore : true;
  return {
    rows: await withCandidates(ctx, importer, rows),
    previous: hasEarlier ? (rows[0]?.line ?? null) : null,
    next: hasLater ? (rows.at(-1)?.line ?? null) : null,
  };
}

async function withCandidates(ctx: MemberCtx, importer: Importer, rows: readonly Raw[]): Promise<ImportRowView[]> {
  const ids = rows.flatMap(({ candidateIds }) => candidateIds);
  const found = ids.length === 0 ? [] : await importer.candidates(ctx.db, ctx.viewer.id, ids);
  const byId = new Map(found.map((candidate) => [candidate.id, candidate]));
  return rows.map((row) => toView(importer, row, row.candidateIds.flatMap((id) => byId.get(id) ?? [])));
}

function toView(importer: Importer, { line, kind, title, author, reasonKey, record, choice, outcome, appliedAt }: Raw, candidates: ImportRowView['candidates']): ImportRowView {
  return {
    line, kind, title, author, candidates, choice,
    reason: outcome?.did === 'left' ? outcome.reason : reasonKey,
    otherLine: record.otherLine ?? null,
    facts: importer.facts?.(record) ?? [],
    changes: record.changes ?? [],
    notes: record.notes,
    did: outcome?.did ?? null,
    kept: outcome !== null && 'kept' in outcome,
    // What was made and taken back again has no page any more.
    href: outcome && (appliedAt !== null || outcome.did !== 'created' || 'kept' in outcome) ? importer.href(outcome) : null,
  };
}
