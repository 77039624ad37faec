import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { storeArchive } from '#app/kernel/files/index.server.ts';
import { withVersion } from '../../documents/index.server.ts';
import type { Place } from '../model/places.ts';
import type { ErrandWork } from '../note-jobs.server.ts';
import { bakeTask } from '../pdf/tasks.ts';
import type { BakedNote } from '../pdf/tasks.ts';
import type { Errand } from './run-errand.server.ts';

const keptMs = 7 * 24 * 3_600_000;
const mostNotes = 20_000;

/** A PDF that any viewer shows with the notes in it; it goes by itself after a week. */
export async function makeCopy(work: ErrandWork, errand: Errand): Promise<{ fileId: string; notes: number; left: number }> {
  const { db, files, pdf, signal } = work;
  const viewer = { id: errand.ownerId };
  const { notes, left } = await loadNotes(work, errand);
  await mkdir(files.stagingFolder, { recursive: true, mode: 0o700 });
  const output = join(files.stagingFolder, randomBytes(16).toString('hex'));
  try {
    await withVersion({ db, files, pdf, viewer }, { versionId: errand.versionId }, ({ path, password }) => pdf.run(bakeTask, { path, password, output, notes }, {
      reads: [path], writes: output, signal,
      onPiece: async (permille) => void (await db.noteErrand.updateMany({ where: { id: errand.id, state: 'running' }, data: { permille } })),
    }));
    const now = work.now();
    const stored = await storeArchive({ db, now, files, viewer }, createReadStream(output), { name: `${errand.bookTitle.slice(0, 150)} + notes.pdf`, type: 'application/pdf', expiresAt: new Date(now.getTime() + keptMs) });
    return { fileId: stored.id, notes: notes.length, left };
  } finally {
    await rm(output, { force: true });
  }
}

async function loadNotes({ db }: ErrandWork, { bookId, ownerId, documentId, pageKeys, username }: Errand): Promise<{ notes: BakedNote[]; left: number }> {
  const rows = await db.bookNote.findMany({
    where: { bookId, ownerId, documentId, deletedAt: null },
    select: { id: true, kind: true, color: true, body: true, quote: true, places: true, sourceKey: true, createdAt: true, editedAt: true }, orderBy: { id: 'asc' }, take: mostNotes,
  });
  const numberOf = new Map(pageKeys.map((key, index) => [key, index + 1]));
  const notes = rows.map(({ places, createdAt, editedAt, ...row }): BakedNote => ({
    ...row, author: username, modified: pdfDate(editedAt ?? createdAt),
    pages: (places as Place[]).flatMap(({ key, ...place }) => (numberOf.has(key) ? [{ ...place, number: numberOf.get(key) ?? 0 }] : [])),
  }));
  // What was taken over from the file stands in it already.
  const standing = notes.filter((_note, index) => rows[index]?.sourceKey === null);
  const placed = standing.filter(({ pages }) => pages.length > 0);
  return { notes: placed, left: standing.length - placed.length };
}

const pdfDate = (at: Date): string => `D:${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
