import { redirect } from '@remix-run/node';
import { bringBackTitleCover, forgetTitleCover, getChangedTitle } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { formerCoverSchema } from '#app/domains/titles/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { isPictureOf } from '#app/kernel/files/index.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { titleCoverUndo } from './title-cover-undo.ts';

/** There is no page here: opened by hand it leads to the cover's. */
export const loader = page(member, async ({ ctx, params }) => {
  const { id, coverId, formerCoverId } = await getChangedTitle(ctx, { titleId: params.id ?? '' });
  if (!isPictureOf({ id: coverId, formerId: formerCoverId }, params.fileId ?? '')) throw notFound();
  throw redirect(titlesPaths.cover(id), 303);
});

/** Puts the cover back that was there before, or lets it go. */
export const action = form(member, { schema: formerCoverSchema, pageless: true }, async ({ ctx, params, input }) => {
  const [titleId, fileId] = [params.id ?? '', params.fileId ?? ''];
  if (input.intent === 'forget') {
    await forgetTitleCover(ctx, { titleId, fileId });
    return { to: titlesPaths.cover(titleId), toast: { key: 'title-edit:toast.coverForgotten' } };
  }
  const cover = await bringBackTitleCover(ctx, { titleId, fileId });
  return { to: titlesPaths.title(titleId), toast: { key: 'title-edit:toast.coverBack', undo: titleCoverUndo(titleId, cover) } };
});
