import { redirect } from '@remix-run/node';
import { getTitle } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';

/** The title an address names; the address of one that was merged leads on, for good. */
export async function getTitleOrMoveOn(ctx: MemberCtx, id: string | undefined, pathOf: (id: string) => string = titlesPaths.title) {
  const title = await getTitle(ctx, { titleId: id ?? '' });
  if (title.mergedIntoId) throw redirect(pathOf(title.mergedIntoId), 301);
  return title;
}
