import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { Importer } from '#app/kernel/contributions/importer.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import { requireImport } from './require-import.server.ts';

export type RowChoice = { line: number; choice: string };

/** The person's decisions on ambiguous rows: "new", "skip", one of what was offered, or "" for not yet. */
export async function chooseImportRows(ctx: MemberCtx, importer: Importer, input: { importId: string; choices: readonly RowChoice[] }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const { id } = await requireImport(tx, ctx, importer, input.importId);
    // Keeps "import these" out until the choices are in.
    const [open] = await tx.$queryRaw<{ state: string }[]>`
      SELECT "state"::text AS "state" FROM "LibraryImport" WHERE "id" = ${id}::uuid AND "state" = 'ready' FOR UPDATE`;
    if (!open) throw new AppError('conflict', { messageKey: 'import:notReady' });
    const rows = await tx.importRow.findMany({
      where: { importId: id, kind: 'ambiguous', line: { in: input.choices.map(({ line }) => line) } }, select: { line: true, candidateIds: true },
    });
    const allowed = new Map(rows.map(({ line, candidateIds }) => [line, new Set(['', 'new', 'skip', ...candidateIds])]));
    for (const { line, choice } of input.choices) {
      if (!allowed.get(line)?.has(choice)) throw invalidField('choices', 'import:badChoice');
    }
    await tx.$executeRaw`
      UPDATE "ImportRow" i SET "choice" = nullif(r."choice", '')
      FROM jsonb_to_recordset(${JSON.stringify(input.choices)}::jsonb) AS r("line" int, "choice" text)
      WHERE i."importId" = ${id}::uuid AND i."line" = r."line"`;
  });
}
