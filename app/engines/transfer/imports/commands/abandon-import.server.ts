import type { Tx } from '#app/platform/db/client.server.ts';

type Given = { importId: string };

const underWay = { parse: 'parsing', apply: 'applying', undo: 'undoing' } as const;

/** Whether a step of an import is still to be done: a run that broke off goes on, however often it is begun. */
export const isUnderWay = async (tx: Tx, step: keyof typeof underWay, { importId: id }: Given): Promise<boolean> =>
  (await tx.libraryImport.count({ where: { id, state: underWay[step] } })) > 0;

/** Nobody will read the file any more, so it goes. */
export async function abandonParsing(tx: Tx, { importId: id }: Given): Promise<void> {
  const { count } = await tx.libraryImport.updateMany({ where: { id, state: 'parsing' }, data: { state: 'failed', errorKey: 'import:problems.givenUp', totalRows: 0, parsedRows: 0 } });
  if (count === 0) return;
  await tx.importChunk.deleteMany({ where: { importId: id } });
  await tx.importRow.deleteMany({ where: { importId: id } });
}

/** What is in stays in, and can be taken back; an import of which nothing is in yet may be confirmed again. */
export async function abandonApplying(tx: Tx, now: Date, { importId: id }: Given): Promise<void> {
  await tx.libraryImport.updateMany({ where: { id, state: 'applying', appliedRows: 0 }, data: { state: 'ready' } });
  await tx.libraryImport.updateMany({ where: { id, state: 'applying' }, data: { state: 'applied', appliedAt: now } });
}

/** The rest may be taken back by asking once more. */
export async function abandonUndoing(tx: Tx, { importId: id }: Given): Promise<void> {
  await tx.libraryImport.updateMany({ where: { id, state: 'undoing' }, data: { state: 'applied' } });
}
