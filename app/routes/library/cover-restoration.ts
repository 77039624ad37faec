import { redirect } from '@remix-run/node';
import { bringBackCover, forgetCover, getBookCovers } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { formerCoverSchema } from '#app/domains/library/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { isPictureOf } from '#app/kernel/files/index.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { coverUndo } from './cover-undo.ts';

/** There is no page here: opened by hand it leads to the cover's. */
export const loader = page(member, async ({ ctx, params }) => {
  const { id, coverId, formerCoverId } = await getBookCovers(ctx, { bookId: params.id ?? '' });
  if (!isPictureOf({ id: coverId, formerId: formerCoverId }, params.fileId ?? '')) throw notFound();
  throw redirect(libraryPaths.cover(id), 303);
});

/** Puts the cover back that was there before, or lets it go. */
export const action = form(member, { schema: formerCoverSchema, pageless: true }, async ({ ctx, params, input }) => {
  const [bookId, fileId] = [params.id ?? '', params.fileId ?? ''];
  if (input.intent === 'forget') {
    await forgetCover(ctx, { bookId, fileId });
    return { to: libraryPaths.cover(bookId), toast: { key: 'library-edit:toast.coverForgotten' } };
  }
  const cover = await bringBackCover(ctx, { bookId, fileId });
  return { to: libraryPaths.book(bookId), toast: { key: 'library-edit:toast.coverBack', undo: coverUndo(bookId, cover) } };
});
