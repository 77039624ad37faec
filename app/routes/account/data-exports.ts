import { redirect } from '@remix-run/node';
import { requestExport } from '#app/engines/transfer/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { buttonOnlySchema } from '#app/kernel/accounts/leaving-schema.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';

/** There is no page here: opened by hand it leads to the one with the button. */
export const loader = page(member, async () => {
  throw redirect(accountPaths.dataSettings(), 303);
});

/** Making an archive is heavy work: a few a day are plenty. */
const limits = ({ personId }: { personId: string }) => [{ name: 'data-export', key: personId, max: 10, seconds: 24 * 3600 }];

export const action = formAction(
  member,
  { schema: buttonOnlySchema, pageless: true, limits: ({ context }) => limits({ personId: context.ctx.viewer?.id ?? '' }) },
  async ({ ctx }) => {
    await requestExport(ctx);
    return { to: `${accountPaths.dataSettings()}#export`, toast: { key: 'data:toasts.exportStarted' } };
  },
);
