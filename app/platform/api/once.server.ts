import { createHash } from 'node:crypto';
import type { Prisma } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { PlainAnswer } from '#app/platform/http/plain-exchange.ts';
import { keyPattern } from './conditions.ts';
import { ApiProblem } from './problem.server.ts';

/** How long a request can be tried again with its key. */
export const replySeconds = 24 * 3600;
/** Whoever has not answered after this is not going to. */
const lostSeconds = 300;

export type OnceRequest = { userId: string; key: string; method: string; address: string; text: string };

const hash = (...parts: string[]): Buffer<ArrayBuffer> => {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(`${part.length}:`).update(part);
  return Buffer.from(sum.digest());
};

export const isKey = (key: string): boolean => keyPattern.test(key);

/** A UUID that is the same for the same request with the same key: commands that do a thing once by its id do it once, even if the answer was never kept. */
export function idOfKey({ userId, key, method, address, text }: OnceRequest): string {
  const bytes = hash('id', userId, key, method, address, text).subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

type Kept = { requestHash: Uint8Array; status: number | null; headers: Record<string, string> | null; body: string | null };

/**
 * Answers a request once: the first one runs, and what it is answered is kept for a day; the same again gets the same. The key of another
 * request is refused, and so is one whose first request still runs. An unexpected failure keeps nothing.
 */
export async function answerOnce(db: Db, request: OnceRequest, now: Date, run: () => Promise<PlainAnswer>): Promise<PlainAnswer> {
  const keyHash = hash('key', request.userId, request.key);
  const requestHash = hash(request.method, request.address, request.text);
  const lostBefore = new Date(now.getTime() - lostSeconds * 1000);
  const goneBefore = new Date(now.getTime() - replySeconds * 1000);
  const taken = await db.$executeRaw`
    INSERT INTO "ApiReply" ("keyHash", "userId", "requestHash", "createdAt") VALUES (${keyHash}, ${request.userId}::uuid, ${requestHash}, ${now}::timestamptz)
    ON CONFLICT ("keyHash") DO UPDATE SET "requestHash" = EXCLUDED."requestHash", "createdAt" = EXCLUDED."createdAt", "status" = NULL, "headers" = NULL, "body" = NULL
    WHERE "ApiReply"."createdAt" <= ${goneBefore}::timestamptz OR ("ApiReply"."status" IS NULL AND "ApiReply"."createdAt" <= ${lostBefore}::timestamptz)`;
  if (taken === 0) return replay(db, keyHash, requestHash);
  const mine = { keyHash, createdAt: now, status: null };
  try {
    const answer = await run();
    if (answer.status >= 500 || answer.status === 429) await db.apiReply.deleteMany({ where: mine });
    else await db.apiReply.updateMany({ where: mine, data: { status: answer.status, headers: keptHeaders(answer), body: String(answer.body ?? '') } });
    return answer;
  } catch (error) {
    await db.apiReply.deleteMany({ where: mine });
    throw error;
  }
}

const keptHeaders = ({ headers }: PlainAnswer): Prisma.InputJsonObject =>
  Object.fromEntries(['Content-Type', 'Location', 'ETag', 'Link'].flatMap((name) => (name in headers ? [[name, headers[name] ?? '']] : [])));

async function replay(db: Db, keyHash: Uint8Array<ArrayBuffer>, requestHash: Buffer): Promise<PlainAnswer> {
  const kept = (await db.apiReply.findUnique({ where: { keyHash }, select: { requestHash: true, status: true, headers: true, body: true } })) as Kept | null;
  if (!kept || kept.status === null) throw new ApiProblem(409, 'key_in_use', { headers: { 'Retry-After': '1' } });
  if (!requestHash.equals(kept.requestHash)) throw new ApiProblem(422, 'key_of_another_request');
  return { status: kept.status, headers: { ...kept.headers, 'Idempotent-Replayed': 'true' }, body: kept.status === 204 ? null : kept.body };
}

export async function forgetReplies(db: Pick<Db, 'apiReply'>, now: Date): Promise<void> {
  await db.apiReply.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - replySeconds * 1000) } } });
}
