import type { Tx } from '#app/platform/db/client.server.ts';
import { addDays } from '#app/platform/time/days.ts';
import { noteTrashDays } from '../model/note-kinds.ts';

/** Removed notes whose time is over, and errands nobody asks about any more. */
export async function forgetRemovedNotes(tx: Tx, now: Date): Promise<void> {
  const before = addDays(now, -noteTrashDays);
  await tx.bookNote.deleteMany({ where: { deletedAt: { lte: before } } });
  await tx.noteErrand.deleteMany({ where: { finishedAt: { lte: before } } });
}
