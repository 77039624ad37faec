import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { DictionaryWork } from '../dictionary-jobs.server.ts';
import { DictionaryProblem } from '../model/dictionary-problem.ts';
import { lengths, limits } from '../model/limits.ts';
import { tidyBody, tidyLine } from '../model/plain-text.ts';
import type { Place } from '../model/place.ts';
import { stemmerOf } from '../model/stemmers.ts';
import { wordKey } from '../model/word-key.ts';
import { unpacked } from './unpack-dictionary.server.ts';
import type { Unpacked } from './unpack-dictionary.server.ts';

const batchSize = 1_000;

type Row = { id: string; name: string; fromLanguage: string; entriesDone: number };

/**
 * Writes a dictionary's entries down, a thousand at a time, each thousand with the note of how far it is: after a crash
 * it goes on there. Files that are no dictionary leave no entry, and the row says why.
 */
export async function readDictionary(work: DictionaryWork, { dictionaryId }: { dictionaryId: string }): Promise<void> {
  const row = await work.db.dictionary.findFirst({ where: { id: dictionaryId, state: 'reading' }, select: { id: true, name: true, fromLanguage: true, entriesDone: true } });
  if (!row) return;
  try {
    const entries = await unpacked(work.db, row.id, work.workFolder, (found) => writeEntries(work, row, found));
    await finish(work.db, row.id, { state: 'ready', entries, entriesDone: entries, readAt: work.now() });
    work.log.info({ dictionary: row.id, entries }, 'dictionary read');
  } catch (error) {
    if (!(error instanceof DictionaryProblem)) throw error;
    await finish(work.db, row.id, { state: 'broken', problemKey: error.messageKey, entries: 0, entriesDone: 0 });
  }
}

async function writeEntries(work: DictionaryWork, row: Row, found: Unpacked): Promise<number> {
  const { places } = found;
  if (places.length === 0) throw new DictionaryProblem('empty');
  if (places.length > limits.entries) throw new DictionaryProblem('tooManyEntries');
  const text = await open(found.textPath);
  try {
    const { size } = await text.stat();
    if (places.some((place) => place.offset + place.size > size)) throw new DictionaryProblem('badText');
    await nameIt(work.db, row, found, text);
    for (let at = row.entriesDone; at < places.length; at += batchSize) {
      work.signal?.throwIfAborted();
      const batch = [];
      for (const [index, place] of places.slice(at, at + batchSize).entries()) batch.push(await entryOf(found, text, place, at + index));
      await writeBatch(work.db, row, at, Math.min(at + batchSize, places.length), batch.filter((entry) => entry !== null));
    }
    return places.length;
  } finally {
    await text.close();
  }
}

/** Files are named by machines; what a dictionary calls itself reads better. */
async function nameIt(db: Db, row: Row, { name, places }: Unpacked, text: FileHandle): Promise<void> {
  const own = name === null || typeof name === 'string' ? (name ?? '') : (await bytesAt(text, name, 1_000)).toString('utf8').replace(/^00-?database-?short\s*/, '');
  const said = tidyLine(own, 200);
  await db.dictionary.updateMany({ where: { id: row.id, state: 'reading' }, data: { entries: places.length, ...(said !== '' && row.entriesDone === 0 && { name: said }) } });
}

async function bytesAt(text: FileHandle, place: Place, max: number): Promise<Buffer> {
  const bytes = Buffer.alloc(Math.min(place.size, max));
  const { bytesRead } = await text.read(bytes, 0, bytes.length, place.offset);
  return bytes.subarray(0, bytesRead);
}

async function entryOf(found: Unpacked, text: FileHandle, place: Place, number: number) {
  const headword = tidyLine(place.headword, lengths.word);
  const key = wordKey(headword);
  // Four bytes are the longest letter; markup takes room, too.
  const body = tidyBody(found.toText(await bytesAt(text, place, limits.bodyLength * 8)), limits.bodyLength);
  return key === '' || body === '' ? null : { number, headword, key, body };
}

async function writeBatch(db: Db, row: Row, from: number, to: number, batch: { number: number; headword: string; key: string; body: string }[]): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { count } = await tx.dictionary.updateMany({ where: { id: row.id, state: 'reading', entriesDone: from }, data: { entriesDone: to } });
    // Somebody else reads it, or it was removed meanwhile.
    if (count === 0) throw new Error('the dictionary is not where it was left');
    await tx.$executeRaw`
      INSERT INTO "DictionaryEntry" ("dictionaryId", "number", "headword", "key", "stem", "body")
      SELECT ${row.id}::uuid, "number", "headword", "key",
          CASE WHEN "key" LIKE '% %' THEN "key" ELSE LEFT(COALESCE((ts_lexize(${stemmerOf(row.fromLanguage)}::text::regdictionary, "key"))[1], "key"), 200) END, "body"
        FROM json_to_recordset(${JSON.stringify(batch)}::json) AS r("number" int, "headword" text, "key" text, "body" text)
      ON CONFLICT DO NOTHING`;
  });
}

type End = { state: 'ready' | 'broken'; entries: number; entriesDone: number; problemKey?: string; readAt?: Date };

/** Either way its files go; what is broken leaves no entry. */
async function finish(db: Db, id: string, data: End): Promise<void> {
  if (data.state === 'broken') await forgetEntries(db, id);
  await inTransaction(db, async (tx) => {
    const { count } = await tx.dictionary.updateMany({ where: { id, state: 'reading' }, data });
    if (count > 0) await tx.dictionaryPiece.deleteMany({ where: { dictionaryId: id } });
  });
}

/** Some thousands at a time: two million in one statement take too long. */
export async function forgetEntries(db: Db, dictionaryId: string, signal?: AbortSignal): Promise<void> {
  for (let count = -1; count !== 0; ) {
    signal?.throwIfAborted();
    count = await db.$executeRaw`
      DELETE FROM "DictionaryEntry" WHERE "dictionaryId" = ${dictionaryId}::uuid AND "number" IN (
        SELECT "number" FROM "DictionaryEntry" WHERE "dictionaryId" = ${dictionaryId}::uuid ORDER BY "number" LIMIT 20000)`;
  }
}
