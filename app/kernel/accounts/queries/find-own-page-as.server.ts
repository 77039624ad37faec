import { AppError } from '#app/platform/http/app-error.ts';
import type { MemberCtx } from '../context.ts';
import { getProfile } from './get-profile.server.ts';
import type { ProfileView } from './get-profile.server.ts';

/** Nobody's id. */
const stranger = '00000000-0000-0000-0000-000000000000';

/** The viewer's own page with somebody else's eyes, by the very query that those have; null where they find nothing. */
export async function findOwnPageAs(ctx: MemberCtx, onlooker: 'visitor' | 'member'): Promise<ProfileView | null> {
  const viewer = onlooker === 'visitor' ? null : { ...ctx.viewer, id: stranger, role: 'member' as const };
  try {
    return await getProfile({ db: ctx.db, viewer }, ctx.viewer.username);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null;
    throw error;
  }
}
