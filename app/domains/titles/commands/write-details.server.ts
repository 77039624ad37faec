import type { Tx } from '#app/platform/db/client.server.ts';
import { titleColumns } from '../model/title-texts.ts';
import type { TitleDetails } from '../schema.ts';

type Write = { titleId: string; number: number; editorId: string; at: Date; details: TitleDetails; revertsTo?: number };

/** A locked title says this from now on; what it said before stays in its versions. */
export async function writeDetails(tx: Tx, write: Write): Promise<void> {
  const { titleId, number, at, details } = write;
  await tx.title.update({ where: { id: titleId }, data: { ...titleColumns(details), version: number, updatedAt: at }, select: { id: true } });
  await tx.titleCredit.deleteMany({ where: { titleId } });
  await keepVersion(tx, write);
}

/** Who made it, as rows, and the version itself. */
export async function keepVersion(tx: Tx, { titleId, number, editorId, at, details, revertsTo }: Write): Promise<void> {
  if (details.credits.length > 0) await tx.titleCredit.createMany({ data: details.credits.map((credit, position) => ({ titleId, position, ...credit })) });
  await tx.titleVersion.create({ data: { titleId, number, editorId, at, details, revertsTo: revertsTo ?? null }, select: { number: true } });
}
