import { useLoaderData } from '@remix-run/react';
import { getDocument, removeDocument } from '#app/domains/library/documents/index.server.ts';
import { getBook } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { buttonInput } from '#app/domains/library/schema.ts';
import { ButtonPage } from '#app/domains/library/ui/button-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';

export const handle = { messages: ['document-pages', 'library', 'ui'], title: 'document-pages:removal.title' };

export const loader = page(member, async ({ ctx, params }) => {
  const { id, title } = await getBook(ctx, { bookId: params.id ?? '' });
  const document = await getDocument(ctx, { bookId: id });
  if (!document) throw notFound();
  return { book: { id, title }, fileName: document.fileName };
});

export const action = form(member, { schema: buttonInput }, async ({ ctx, params }) => {
  const bookId = params.id ?? '';
  await removeDocument(ctx, { bookId });
  return { to: libraryPaths.book(bookId), toast: { key: 'document-pages:toast.removed' } };
});

export default function DocumentRemoval() {
  const { t } = useTranslation('document-pages');
  const { book, fileName } = useLoaderData<typeof loader>();
  return <ButtonPage book={book} title={t('removal.title')} submit={t('removal.submit')}><p>{t('removal.text', { name: fileName })}</p></ButtonPage>;
}
