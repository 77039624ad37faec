import { useLoaderData } from '@remix-run/react';
import { getBook, getBookCovers, setCover } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { CoverForm } from '#app/domains/library/ui/cover-form.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { pictureUpload, receivePicture } from '#app/kernel/files/index.server.ts';
import { page } from '#app/platform/http/route.server.ts';
import { uploadForm } from '#app/platform/http/upload-form.server.ts';
import { coverUndo } from './cover-undo.ts';

export const handle = { messages: ['catalogue', 'library', 'library-edit', 'files', 'ui'], title: 'library-edit:cover.page' };

export const loader = page(member, async ({ ctx, params }) => ({ book: await getBookCovers(ctx, { bookId: params.id ?? '' }) }));

export const action = uploadForm(member, pictureUpload, async ({ ctx, request, params }) => {
  // Whose book it is, before anything of the picture is taken.
  const { id: bookId } = await getBook(ctx, { bookId: params.id ?? '' });
  const { file } = await receivePicture(ctx, request, { field: 'cover', profile: 'cover' });
  const cover = await setCover(ctx, { bookId, fileId: file.id });
  return { to: libraryPaths.book(bookId), toast: { key: 'library-edit:toast.coverSet', undo: coverUndo(bookId, cover) } };
});

export default function Cover() {
  return <CoverForm {...useLoaderData<typeof loader>()} />;
}
