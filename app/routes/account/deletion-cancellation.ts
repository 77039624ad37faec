import { redirect } from '@remix-run/node';
import { cancelDeletion } from '#app/kernel/accounts/index.server.ts';
import { buttonOnlySchema } from '#app/kernel/accounts/leaving-schema.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';

/** There is no page here: opened by hand it leads to the one with the button. */
export const loader = page(member, async () => {
  throw redirect(accountPaths.deletion(), 303);
});

/** Keeping an account asks for no fresh proof: it gives nobody anything they do not have. */
export const action = formAction(member, { schema: buttonOnlySchema, pageless: true }, async ({ ctx }) => {
  const kept = await cancelDeletion(ctx);
  return { to: accountPaths.dataSettings(), toast: kept ? { key: 'data:toasts.kept' } : undefined };
});
