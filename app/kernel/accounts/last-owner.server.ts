import { isCheckViolation } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';

/**
 * Runs a write that may take the house's last owner away (demoting, deactivating, deleting). The database refuses that
 * itself (trigger User_keeps_an_owner), whoever asks and however many at once; this says so in words.
 */
export async function keepingAnOwner<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isCheckViolation(error, 'User_keeps_an_owner')) throw new AppError('conflict', { messageKey: 'accounts:errors.lastOwner' });
    throw error;
  }
}
