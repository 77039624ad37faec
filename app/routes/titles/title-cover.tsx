import { useLoaderData } from '@remix-run/react';
import { getChangedTitle, setTitleCover } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { TitleCoverForm } from '#app/domains/titles/ui/title-cover-form.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { pictureUpload, receivePicture } from '#app/kernel/files/index.server.ts';
import { page } from '#app/platform/http/route.server.ts';
import { uploadForm } from '#app/platform/http/upload-form.server.ts';
import { titleCoverUndo } from './title-cover-undo.ts';

export const handle = { messages: ['titles', 'title-edit', 'files', 'ui'], title: 'title-edit:cover.title' };

export const loader = page(member, async ({ ctx, params }) => ({ title: await getChangedTitle(ctx, { titleId: params.id ?? '' }) }));

export const action = uploadForm(member, pictureUpload, async ({ ctx, request, params }) => {
  // Whether there is such a title, before anything of the picture is taken.
  const { id: titleId } = await getChangedTitle(ctx, { titleId: params.id ?? '' });
  const { file } = await receivePicture(ctx, request, { field: 'cover', profile: 'cover' });
  const cover = await setTitleCover(ctx, { titleId, fileId: file.id });
  return { to: titlesPaths.title(titleId), toast: { key: 'title-edit:toast.coverSet', undo: titleCoverUndo(titleId, cover) } };
});

export default function TitleCover() {
  return <TitleCoverForm {...useLoaderData<typeof loader>()} />;
}
