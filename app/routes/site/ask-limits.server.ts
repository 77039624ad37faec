import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { consumeLimits } from '#app/platform/http/rate-limit.server.ts';

/** Files made for whoever asks, all kinds together: most read all that somebody has. */
export const limitExports = ({ db, viewer, now }: MemberCtx): Promise<void> =>
  consumeLimits(db, [{ name: 'export', key: viewer.id, max: 60, seconds: 3_600 }], now);

/** Looking through everything at once; whoever searches by typing never gets there. */
export const limitSearches = ({ db, viewer, now }: MemberCtx): Promise<void> =>
  consumeLimits(db, [{ name: 'search', key: viewer.id, max: 240, seconds: 60 }, { name: 'search', key: viewer.id, max: 3_000, seconds: 3_600 }], now);
