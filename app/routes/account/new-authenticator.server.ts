import type { AppLoadContext } from '@remix-run/node';
import {
  authenticatorUri, clearNewAuthenticatorCookie, newAuthenticatorCookie, newAuthenticatorSecret, newCodesCookie, readNewAuthenticator, readNewCodes, typedSecret,
} from '#app/kernel/accounts/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { grouped } from '#app/kernel/accounts/model/recovery-code.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import type { Done } from '#app/platform/http/route.server.ts';
import type { Door } from '#app/routes/auth/door.server.ts';
import { qrPath } from './qr-path.server.ts';

/** Makes a key for an app. It waits in this browser until the app has shown one of its codes; only then does the house keep it. */
export const beginAuthenticator = ({ ctx, secure }: Door, userId: string): Done => ({
  to: accountPaths.authenticator(),
  headers: [['Set-Cookie', newAuthenticatorCookie(userId, newAuthenticatorSecret(), ctx.entry.secret, secure)]],
});

/** The key that this browser is connecting for this person; null for none. */
export const waitingAuthenticator = ({ ctx, secure }: Door<MemberCtx>, request: Request): Buffer | null =>
  readNewAuthenticator(request.headers.get('cookie'), ctx.viewer.id, ctx.entry.secret, secure);

/** What the page shows of a key: a picture, its letters, and an address that opens the app on the same device. */
export function shownKey(key: Buffer, { ctx }: Door<MemberCtx>, context: AppLoadContext) {
  const label = `${ctx.viewer.username}@${new URL(context.services.env.baseUrl).hostname}`;
  // The app lists this house beside others: by its name.
  const uri = authenticatorUri(key, context.house.name ?? 'Kruzhok', label);
  return { label, uri, typed: grouped(typedSecret(key), 4, ' '), qr: qrPath(uri) };
}

/** To the page that shows new recovery codes, once. The key is done with. */
export const showCodes = ({ ctx, secure }: Door<MemberCtx>, codes: string[]): Done => ({
  to: accountPaths.recoveryCodes(),
  headers: [
    ['Set-Cookie', newCodesCookie(ctx.viewer.id, codes, ctx.entry.secret, secure)],
    ['Set-Cookie', clearNewAuthenticatorCookie(secure)],
  ],
});

/** The recovery codes that this person is being shown in this browser; null for none. */
export const shownCodes = ({ ctx, secure }: Door<MemberCtx>, request: Request): string[] | null =>
  readNewCodes(request.headers.get('cookie'), ctx.viewer.id, ctx.entry.secret, secure);
