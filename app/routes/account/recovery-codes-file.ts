import { member } from '#app/kernel/accounts/policies.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { download } from '#app/platform/http/download.server.ts';
import { page } from '#app/platform/http/route.server.ts';
import { limitExports } from '#app/routes/site/ask-limits.server.ts';
import { openDoor } from '#app/routes/auth/door.server.ts';
import { shownCodes } from './new-authenticator.server.ts';

/** The codes that are being shown, as a plain file; nothing but them, so that it needs no language. */
export const loader = page(member, async ({ ctx, request, context }) => {
  await limitExports(ctx);
  const codes = shownCodes(openDoor(ctx, request, context), request);
  if (!codes) throw notFound();
  return download([`Kruzhok, ${ctx.viewer.username}\n\n${codes.join('\n')}\n`], { type: 'text/plain; charset=utf-8', name: 'kruzhok-codes.txt' });
});
