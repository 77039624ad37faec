import { redirect } from '@remix-run/node';
import { getTitle } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';

type PathOf = (id: string) => string;

/** The title an address names; the address of one that was merged leads on. */
export async function getTitleOrMoveOn(ctx: MemberCtx, id: string | undefined, pathOf: PathOf = titlesPaths.title) {
  const title = await getTitle(ctx, { titleId: id ?? '' });
  if (title.mergedIntoId) throw movedOn(title.mergedIntoId, pathOf);
  return title;
}

/** The same for pages that have looked up what a title became. */
export function requireSameTitle<T extends { id: string }>(title: T, asked: string | undefined, pathOf: PathOf): T {
  if (title.id !== asked?.toLowerCase()) throw movedOn(title.id, pathOf);
  return title;
}

/** For good: nothing takes a merge back, as two people's walks and reviews have become one. */
const movedOn = (id: string, pathOf: PathOf): Response => redirect(pathOf(id), 301);
