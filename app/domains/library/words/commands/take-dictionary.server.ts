import { createHash } from 'node:crypto';
import { inTransaction, isUniqueViolation } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import { cut } from '#app/platform/text/folding.ts';
import { readDictionaryJob } from '../dictionary-jobs.server.ts';
import { plainFileName, sortFiles, stemOfFile } from '../model/dictionary-files.ts';
import { DictionaryProblem } from '../model/dictionary-problem.ts';
import { guessLanguages } from '../model/guess-languages.ts';
import { limits } from '../model/limits.ts';

type Ctx = { db: Db; now: Date; queue: Queue };
type Wishes = { name?: string; from?: string; to?: string };

/** The files of one dictionary on their way into the database, a piece at a time; a refused or broken-off one leaves nothing. */
export class ArrivingDictionary {
  private readonly ctx: Ctx;
  private readonly origin: 'upload' | 'folder';
  private id: string | null = null;
  private size = 0;
  private readonly hashes = new Map<string, Buffer>();

  constructor(ctx: Ctx, origin: 'upload' | 'folder') {
    this.ctx = ctx;
    this.origin = origin;
  }

  async take(file: { name: string; pieces: AsyncIterable<Uint8Array> }): Promise<void> {
    const name = plainFileName(file.name);
    if (stemOfFile(name) === null || this.hashes.has(name)) throw new DictionaryProblem('unknownFiles');
    if (this.hashes.size >= limits.files) throw new DictionaryProblem('tooManyFiles');
    const hash = createHash('sha256');
    this.hashes.set(name, Buffer.alloc(0));
    let seq = 0;
    for await (const bytes of this.evenPieces(file.pieces)) {
      hash.update(bytes);
      this.id ??= (await this.ctx.db.dictionary.create({ data: { name: '', fromLanguage: '', toLanguage: '', origin: this.origin, createdAt: this.ctx.now }, select: { id: true } })).id;
      await this.ctx.db.dictionaryPiece.create({ data: { dictionaryId: this.id, file: name, seq, bytes }, select: { seq: true } });
      seq += 1;
    }
    this.hashes.set(name, hash.digest());
  }

  /** All its files are here: its reading is left to a job. */
  async hand(wishes: Wishes): Promise<string> {
    const { id, ctx } = this;
    if (id === null) throw new DictionaryProblem('empty');
    const names = [...this.hashes.keys()];
    const [stem = '', ...others] = new Set(names.flatMap((name) => stemOfFile(name) ?? []));
    if (others.length > 0) throw new DictionaryProblem('severalDictionaries');
    sortFiles(names);
    const languages = wishes.from && wishes.to ? { from: wishes.from, to: wishes.to } : guessLanguages(wishes.name ?? '', stem);
    if (!languages) throw new DictionaryProblem('unknownLanguages');
    const data = { name: cut(wishes.name || stem, 200), fromLanguage: languages.from, toLanguage: languages.to, fingerprint: fingerprintOf([...this.hashes.values()]), state: 'reading' as const };
    await inTransaction(ctx.db, async (tx) => {
      await tx.dictionary.update({ where: { id, state: 'arriving' }, data, select: { id: true } });
      await ctx.queue.enqueue(tx, readDictionaryJob, { dictionaryId: id });
    }).catch((error: unknown) => {
      throw isUniqueViolation(error) ? new DictionaryProblem('known') : error;
    });
    return id;
  }

  async discard(): Promise<void> {
    if (this.id !== null) await this.ctx.db.dictionary.deleteMany({ where: { id: this.id, state: 'arriving' } });
  }

  private async *evenPieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    let held: Uint8Array[] = [];
    let size = 0;
    for await (const piece of pieces) {
      this.size += piece.length;
      if (this.size > limits.uploadBytes) throw new DictionaryProblem('tooLarge');
      held.push(piece);
      size += piece.length;
      if (size < limits.pieceBytes) continue;
      const joined = Buffer.concat(held);
      for (let at = 0; at + limits.pieceBytes <= joined.length; at += limits.pieceBytes) yield new Uint8Array(joined.subarray(at, at + limits.pieceBytes));
      held = [joined.subarray(joined.length - (joined.length % limits.pieceBytes))];
      size = held[0]!.length;
    }
    if (size > 0) yield new Uint8Array(Buffer.concat(held));
  }
}

/** One name for a set of files by their bytes, whatever they are called. */
export const fingerprintOf = (hashes: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(hashes.map((hash) => Buffer.from(hash).toString('hex')).sort().join(' ')).digest());
