import { useLoaderData } from '@remix-run/react';
import { attachDocument, findBookOfFile } from '#app/domains/library/documents/index.server.ts';
import { documentPaths } from '#app/domains/library/documents/paths.ts';
import { attachmentSchema } from '#app/domains/library/documents/schema.ts';
import { getBook } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { ButtonPage } from '#app/domains/library/ui/button-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { uuidOrNull } from '#app/platform/http/require-uuid.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';

export const handle = { messages: ['document-pages', 'library', 'ui'], title: 'document-pages:same.title' };

export const loader = page(member, async ({ ctx, params, url }) => {
  const { id, title } = await getBook(ctx, { bookId: params.id ?? '' });
  const file = uuidOrNull(url.searchParams.get('file'));
  const other = file && (await findBookOfFile(ctx.db, { ownerId: ctx.viewer.id, fileId: file, bookId: id }));
  if (!file || !other) throw notFound();
  return { book: { id, title }, other, file };
});

export const action = form(member, { schema: attachmentSchema }, async ({ ctx, params, input }) => {
  const bookId = params.id ?? '';
  const { outcome } = await attachDocument(ctx, { bookId, fileId: input.file, isWanted: true });
  return { to: documentPaths.document(bookId), toast: { key: outcome === 'here' ? 'document-pages:toast.here' : 'document-pages:toast.uploaded' } };
});

export default function Attachment() {
  const { t } = useTranslation('document-pages');
  const { book, other, file } = useLoaderData<typeof loader>();
  return (
    <ButtonPage book={book} title={t('same.title')} submit={t('same.attach')} hidden={{ file }}>
      <p>{t('same.text', { title: other.title })}</p>
      <p><a className="link" href={libraryPaths.book(other.id)}>{t('same.open', { title: other.title })}</a></p>
    </ButtonPage>
  );
}
