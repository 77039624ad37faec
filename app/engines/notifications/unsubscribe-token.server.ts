import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { deriveKey } from '#app/platform/seal/derive-key.server.ts';

/** Says who may stop whose letters without coming in: only the letter itself knows it. It opens nothing else and has no end: letters are kept for years. */
export type UnsubscribeTokens = {
  make(userId: string): string;
  /** Null for anything that we did not make. */
  read(token: string): string | null;
};

export function createUnsubscribeTokens(secret: string): UnsubscribeTokens {
  const key = deriveKey(secret, 'notifications/unsubscribe');
  const sign = (userId: string): string => createHmac('sha256', key).update(userId).digest().subarray(0, 18).toString('base64url');
  return {
    make: (userId) => `${userId}.${sign(userId)}`,
    read(token) {
      const [userId = '', signature = ''] = token.slice(0, 100).split('.');
      if (!z.uuid().safeParse(userId).success) return null;
      // Compared as it was written: many spellings stand for the same bytes.
      const [given, right] = [Buffer.from(signature), Buffer.from(sign(userId))];
      return given.length === right.length && timingSafeEqual(given, right) ? userId : null;
    },
  };
}
