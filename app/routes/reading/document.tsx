import { useLoaderData } from '@remix-run/react';
import { attachDocument, getDocumentSummary } from '#app/domains/library/documents/index.server.ts';
import { documentPaths } from '#app/domains/library/documents/paths.ts';
import { DocumentPage } from '#app/domains/library/documents/ui/document-page.tsx';
import { getBook } from '#app/domains/library/index.server.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { pdfUpload, receivePdf } from '#app/kernel/files/index.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { page } from '#app/platform/http/route.server.ts';
import { uploadForm } from '#app/platform/http/upload-form.server.ts';

export const handle = { messages: ['documents', 'document-pages', 'library', 'files', 'ui'], title: 'document-pages:page' };

export const loader = page(member, async ({ ctx, params }) => {
  const { id, title, trashedAt } = await getBook(ctx, { bookId: params.id ?? '' });
  if (trashedAt) throw notFound();
  return { book: { id, title }, document: await getDocumentSummary(ctx, { bookId: id }) };
});

export const action = uploadForm(member, pdfUpload, async ({ ctx, request, params }) => {
  // Whose book it is, before anything of the file is taken.
  const { id: bookId, trashedAt } = await getBook(ctx, { bookId: params.id ?? '' });
  if (trashedAt) throw notFound();
  const { file } = await receivePdf(ctx, request, { field: 'pdf' });
  const { outcome } = await attachDocument(ctx, { bookId, fileId: file.id });
  if (outcome === 'elsewhere') return { to: documentPaths.attachment(bookId, file.id) };
  return { to: documentPaths.document(bookId), toast: { key: outcome === 'here' ? 'document-pages:toast.here' : 'document-pages:toast.uploaded' } };
});

export default function Document() {
  return <DocumentPage {...useLoaderData<typeof loader>()} />;
}
