import { AppError } from '#app/platform/http/app-error.ts';
import type { MemberCtx, Viewer } from '../context.ts';
import { getProfile } from './get-profile.server.ts';
import type { ProfileView } from './get-profile.server.ts';

/** Nobody's id. */
const stranger = '00000000-0000-0000-0000-000000000000';

/** The viewer's eyes exchanged for somebody else's. */
export const asOnlooker = (viewer: Viewer, onlooker: 'visitor' | 'member'): Viewer | null => (onlooker === 'visitor' ? null : { ...viewer, id: stranger, role: 'member' });

/** The viewer's own page with somebody else's eyes, by the very query that those have; null where they find nothing. */
export async function findOwnPageAs(ctx: MemberCtx, onlooker: 'visitor' | 'member'): Promise<ProfileView | null> {
  try {
    return await getProfile({ db: ctx.db, viewer: asOnlooker(ctx.viewer, onlooker) }, ctx.viewer.username);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null;
    throw error;
  }
}
