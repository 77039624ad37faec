import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { ArrivingDictionary, createLookups, lookupSources, takeDictionaryFile } from '#app/domains/library/words/index.server.ts';
import { readDictionary } from '#app/domains/library/words/commands/read-dictionary.server.ts';
import type { DictionaryWork } from '#app/domains/library/words/dictionary-jobs.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { createOutgoing } from '#app/platform/outgoing/outgoing.server.ts';
import { testFolder } from '#tests/support/files.ts';
import type { FakeFile } from '#tests/support/dictionaries.ts';

const noQueue = { enqueue: async () => undefined, publish: async () => undefined };

export function dictionaryWork(db: Db): DictionaryWork {
  return { db, now: () => new Date(), log: createLog('silent'), queue: noQueue, workFolder: mkdtempSync(join(tmpdir(), 'kruzhok-words-')) };
}

export async function* inPieces(bytes: Buffer, size = 7_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Takes files in as an upload does; the dictionary's id. */
export async function arrive(db: Db, files: readonly FakeFile[], wishes: { from?: string; to?: string } = {}): Promise<string> {
  const arriving = new ArrivingDictionary({ db, now: new Date(), queue: noQueue }, 'upload');
  try {
    for (const { name, bytes } of files) await takeDictionaryFile(arriving, { name, pieces: inPieces(bytes, 64_000) }, testFolder());
    return await arriving.hand(wishes);
  } catch (error) {
    await arriving.discard();
    throw error;
  }
}

/** And reads it, as the job does. */
export async function givenDictionary(db: Db, files: readonly FakeFile[], wishes: { from?: string; to?: string } = {}): Promise<string> {
  const dictionaryId = await arrive(db, files, wishes);
  await readDictionary(dictionaryWork(db), { dictionaryId });
  return dictionaryId;
}

/** Look-ups of a process of their own: a cache in the database, doors to the providers without a past. */
export function lookups(db: Db, env: Record<string, string>) {
  const sources = lookupSources(env);
  const pace = Object.fromEntries(['google-translate', 'libretranslate', 'wikipedia'].map((name) => [name, { perSecond: 1_000, burst: 1_000 }]));
  const outgoing = createOutgoing({ userAgent: 'Kruzhok/test (+https://circle.example; owner@circle.example)', trustedOrigins: sources.trustedOrigins, pace });
  afterAll(() => outgoing.close());
  return createLookups({ db, outgoing, sources, now: () => new Date() });
}
