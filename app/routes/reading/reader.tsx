import type { LinksFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReaderNotes } from '#app/domains/library/notes/ui/reader/reader-notes.tsx';
import { getReadable } from '#app/domains/library/reader/index.server.ts';
import { pdfjsFolder } from '#app/domains/library/reader/ui/pdfjs-folder.ts';
import { ReaderPage } from '#app/domains/library/reader/ui/reader-page.tsx';
import { WordTools } from '#app/domains/library/words/ui/word-tools.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { filePaths } from '#app/kernel/files/paths.ts';
import { page } from '#app/platform/http/route.server.ts';
import stylesheet from '#app/styles/reader.css?url';

export const handle = {
  frame: 'bare',
  messages: ['reader', 'notes', 'words', 'library', 'ui'],
  title: (_t: unknown, data: { book: { title: string } } | undefined) => data?.book.title ?? '',
};

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: `${pdfjsFolder}viewer.css` },
  { rel: 'stylesheet', href: stylesheet },
];

export const loader = page(member, async ({ ctx, params, url }) => {
  const readable = await getReadable(ctx, { bookId: params.id ?? '' });
  const asked = Number(url.searchParams.get('page'));
  const start = { page: Number.isInteger(asked) && asked >= 1 ? Math.min(asked, readable.pageCount ?? asked, 100_000) : 1, permille: 0 };
  const { book: { id, title }, documentId, versionId, pageKeys, fileId, size } = readable;
  return { book: { id, title }, document: { documentId, versionId, pageKeys }, file: { url: filePaths.file(fileId), size }, start, textHref: `/library/books/${id}/text/${start.page}` };
});

export default function Reader() {
  const data = useLoaderData<typeof loader>();
  return <ReaderPage key={data.document.versionId} {...data}><ReaderNotes /><WordTools /></ReaderPage>;
}
