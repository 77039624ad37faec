import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { WordStateName } from '../model/word-state.ts';

/** All that are ticked at once; what is not one's own, or was removed, is not among them. Returns how many there were. */
export async function setWordStates({ db, viewer, now }: MemberCtx, { wordIds, state }: { wordIds: string[]; state: WordStateName }): Promise<number> {
  return db.$executeRaw`
    UPDATE "SavedWord" SET "state" = ${state}::"WordState", "updatedAt" = ${now}::timestamptz
    WHERE "id" IN (SELECT "id" FROM "SavedWord" WHERE "id" = ANY(${wordIds}::uuid[]) AND "ownerId" = ${viewer.id}::uuid AND "deletedAt" IS NULL ORDER BY "id" FOR UPDATE)`;
}
