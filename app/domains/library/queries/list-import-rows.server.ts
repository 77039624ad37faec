import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { requireImport } from '../commands/require-import.server.ts';
import type { KeptRecord, Outcome } from '../model/import/outcome.ts';
import { rowKinds } from './get-import.server.ts';
import type { RowKind } from './get-import.server.ts';

export type ImportRowView = {
  line: number;
  kind: RowKind;
  title: string;
  author: string;
  /** Name of a reason; texts are at `import:reasons.<name>`. */
  reason: string | null;
  otherLine: number | null;
  changes: string[];
  notes: string[];
  candidates: { id: string; title: string; author: string }[];
  choice: string | null;
  did: Outcome['did'] | null;
  kept: boolean;
  bookId: string | null;
};

export type ImportRowPage = { rows: ImportRowView[]; previous: number | null; next: number | null };

type Filter = { importId: string; kind?: string | null; after?: string | null; before?: string | null; take?: number };
type Raw = { line: number; kind: RowKind; title: string; author: string; reasonKey: string | null; record: KeptRecord; candidateIds: string[]; choice: string | null; outcome: Outcome | null; appliedAt: Date | null };

const lineOf = (text: string | null | undefined) => (text && /^\d{1,9}$/.test(text) ? Number(text) : null);

/** The rows of an import, fifty at a time, in the order of the file. */
export async function listImportRows(ctx: MemberCtx, input: Filter): Promise<ImportRowPage> {
  const { id } = await requireImport(ctx.db, ctx, input.importId);
  const { take = 50 } = input;
  const before = lineOf(input.before);
  const after = lineOf(input.after) ?? 0;
  const kind = rowKinds.find((name) => name === input.kind);
  const found = await ctx.db.$queryRaw<Raw[]>`
    SELECT "line", "kind"::text AS "kind", "title", "author", "reasonKey", "record", "candidateIds", "choice", "outcome", "appliedAt" FROM "ImportRow"
    WHERE "importId" = ${id}::uuid ${kind ? Prisma.sql`AND "kind" = ${kind}::"ImportRowKind"` : Prisma.empty}
      AND ${before === null ? Prisma.sql`"line" > ${after} ORDER BY "line"` : Prisma.sql`"line" < ${before} ORDER BY "line" DESC`} LIMIT ${take + 1}`;
  const hasMore = found.length > take;
  const rows = found.slice(0, take);
  if (before !== null) rows.reverse();
  const hasEarlier = before === null ? after > 0 : hasMore;
  const hasLater = before === null ? hasMore : true;
  return {
    rows: await withBooks(ctx.db, ctx.viewer.id, rows),
    previous: hasEarlier ? (rows[0]?.line ?? null) : null,
    next: hasLater ? (rows.at(-1)?.line ?? null) : null,
  };
}

async function withBooks(db: DbOrTx, ownerId: string, rows: readonly Raw[]): Promise<ImportRowView[]> {
  const ids = rows.flatMap(({ candidateIds }) => candidateIds);
  const books = ids.length === 0 ? [] : await db.book.findMany({
    where: { ownerId, id: { in: ids }, deletedAt: null },
    select: { id: true, title: true, authors: { select: { author: { select: { name: true } } }, orderBy: { position: 'asc' }, take: 1 } },
  });
  const byId = new Map(books.map(({ id, title, authors }) => [id, { id, title, author: authors[0]?.author.name ?? '' }]));
  return rows.map((row) => toView(row, row.candidateIds.flatMap((id) => byId.get(id) ?? [])));
}

function toView({ line, kind, title, author, reasonKey, record, choice, outcome }: Raw, candidates: ImportRowView['candidates']): ImportRowView {
  return {
    line, kind, title, author, candidates, choice,
    reason: outcome?.did === 'left' ? outcome.reason : reasonKey,
    otherLine: record.otherLine ?? null,
    changes: record.changes ?? [],
    notes: record.notes,
    did: outcome?.did ?? null,
    kept: outcome !== null && 'kept' in outcome,
    bookId: outcome && 'bookId' in outcome ? outcome.bookId : null,
  };
}
