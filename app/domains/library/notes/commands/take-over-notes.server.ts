import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { withVersion } from '../../documents/index.server.ts';
import { nearestColor } from '../model/nearest-color.ts';
import { offsetOf, placesSchema } from '../model/places.ts';
import { searchKeyOf } from '../model/search-key.ts';
import type { ErrandWork } from '../note-jobs.server.ts';
import { findTask } from '../pdf/tasks.ts';
import type { FoundNote } from '../pdf/tasks.ts';
import type { Errand } from './run-errand.server.ts';

/** Notes that another program left in the file become rows of ours, each once, however often it is asked. */
export async function takeOverNotes(work: ErrandWork, errand: Errand): Promise<{ notes: number }> {
  const { db, files, pdf, signal } = work;
  let notes = 0;
  await withVersion({ db, files, pdf, viewer: { id: errand.ownerId } }, { versionId: errand.versionId }, ({ path, password }) => pdf.run(findTask, { path, password }, {
    reads: [path], signal,
    onPiece: async (found) => {
      const data = found.flatMap((one) => toRow(errand, one, work.now()));
      const { count } = await db.bookNote.createMany({ data, skipDuplicates: true });
      notes += count;
      const page = found.at(-1)?.page ?? 0;
      await db.noteErrand.updateMany({ where: { id: errand.id, state: 'running' }, data: { permille: Math.min(990, Math.floor((page * 1000) / Math.max(1, errand.pageKeys.length))) } });
    },
  }));
  return { notes };
}

function toRow({ ownerId, bookId, documentId, pageKeys }: Errand, { page, kind, rgb, body, quote, quads, rect, ink }: FoundNote, now: Date) {
  const key = pageKeys[page - 1];
  const parsed = placesSchema.safeParse([{ key, ...(quads.length > 0 && { quads }), ...(ink.length > 0 && { ink }), ...(quads.length === 0 && ink.length === 0 && rect.length === 4 && { rect }) }]);
  if (!parsed.success || (kind === 'ink' && ink.length === 0)) return [];
  const places = parsed.data;
  // Not its number in the file, which every program that saves it changes: what it is and where it stands.
  const sourceKey = `${key}:${createHash('sha256').update(JSON.stringify([kind, quads, rect, ink])).digest('hex').slice(0, 40)}`;
  return [{
    id: uuidv7(), ownerId, bookId, documentId, kind, color: nearestColor(rgb), body, quote, places, pageKeys: places.map((place) => place.key),
    offset: offsetOf(places), pageNumber: page, searchKey: searchKeyOf({ quote, body }), sourceKey, createdAt: now,
  }];
}
