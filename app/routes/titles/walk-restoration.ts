import { redirect } from '@remix-run/node';
import { restoreWalk } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { buttonInput } from '#app/domains/titles/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { getTitleOrMoveOn } from './find-title.server.ts';

/** There is no page here: opened by hand it leads to the title. */
export const loader = page(member, async ({ ctx, params }) => {
  const { id } = await getTitleOrMoveOn(ctx, params.id, titlesPaths.walkRestoration);
  throw redirect(titlesPaths.title(id), 303);
});

/** Brings back the walk that was removed last. */
export const action = form(member, { schema: buttonInput, pageless: true }, async ({ ctx, params }) => {
  const { titleId, titleName, isBack } = await restoreWalk(ctx, { titleId: params.id ?? '' });
  return { to: titlesPaths.title(titleId), toast: { key: isBack ? 'titles:toast.restored' : 'titles:toast.there', values: { name: titleName } } };
});
