import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Db } from '#app/platform/db/client.server.ts';

const hour = 3_600_000;
export const keepFor = { search: 24 * hour, edition: 30 * 24 * hour, nothing: hour };

/** Raised when what is kept changes its shape: answers of an older shape are then asked for anew. */
const shape = 1;

export type Question<T> = {
  provider: string;
  /** The question as it would be asked; kept only as a hash. */
  text: string;
  schema: z.ZodType<T>;
  /** How long this answer is true enough; 0 = it is not kept. */
  milliseconds: (answer: T) => number;
};

/**
 * Answers of the catalogues for everybody in the house: public facts, never about a person. Questions asked at the
 * same moment are asked once.
 */
export class AnswerCache {
  private readonly db: Db;
  private readonly now: () => Date;
  private readonly underWay = new Map<string, Promise<unknown>>();

  constructor(db: Db, now: () => Date) {
    this.db = db;
    this.now = now;
  }

  /** Whoever asks while the same question is looked up or asked waits for that one; nobody comes in between. */
  answer<T>(question: Question<T>, ask: () => Promise<T>): Promise<T> {
    const key = `${question.provider}:${createHash('sha256').update(`${shape} ${question.text}`).digest('base64url')}`;
    const running = this.underWay.get(key);
    if (running) return running as Promise<T>;
    const answering = this.find(key, question.schema)
      .then(async (kept) => (kept ? kept.answer : ask().then((answer) => this.keep(key, answer, question.milliseconds(answer)))))
      .finally(() => this.underWay.delete(key));
    this.underWay.set(key, answering);
    return answering;
  }

  private async find<T>(key: string, schema: z.ZodType<T>): Promise<{ answer: T } | null> {
    const kept = await this.db.catalogueAnswer.findFirst({ where: { key, expiresAt: { gt: this.now() } }, select: { body: true } });
    const parsed = kept && schema.safeParse(kept.body);
    return parsed?.success ? { answer: parsed.data } : null;
  }

  private async keep<T>(key: string, answer: T, milliseconds: number): Promise<T> {
    if (milliseconds <= 0) return answer;
    const at = this.now();
    const until = new Date(at.getTime() + milliseconds);
    await this.db.$executeRaw`
      INSERT INTO "CatalogueAnswer" ("key", "body", "fetchedAt", "expiresAt")
      VALUES (${key}, ${JSON.stringify(answer)}::jsonb, ${at}::timestamptz, ${until}::timestamptz)
      ON CONFLICT ("key") DO UPDATE SET "body" = EXCLUDED."body", "fetchedAt" = EXCLUDED."fetchedAt", "expiresAt" = EXCLUDED."expiresAt"`;
    return answer;
  }
}
