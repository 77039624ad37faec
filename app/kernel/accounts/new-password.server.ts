import { invalidField } from '#app/platform/http/app-error.ts';
import { isCommonPassword } from './common-passwords.server.ts';
import { isOwnName } from './model/password.ts';

/** What a password must not be besides too short, wherever somebody chooses one. */
export function refuseWeakPassword(password: string, { username, email }: { username: string; email: string | null }): void {
  const names = email === null ? [username] : [username, email, email.split('@')[0] ?? ''];
  if (isOwnName(password, names)) throw invalidField('password', 'accounts:errors.passwordOwnName');
  if (isCommonPassword(password)) throw invalidField('password', 'accounts:errors.passwordCommon');
}
