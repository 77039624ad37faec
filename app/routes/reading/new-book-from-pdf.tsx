import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { bookFromPdf } from '#app/domains/library/documents/index.server.ts';
import { documentPaths } from '#app/domains/library/documents/paths.ts';
import { UploadForm } from '#app/domains/library/documents/ui/upload-form.tsx';
import { getBook } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { pdfUpload, receivePdf } from '#app/kernel/files/index.server.ts';
import { page } from '#app/platform/http/route.server.ts';
import { uploadForm } from '#app/platform/http/upload-form.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const handle = { messages: ['documents', 'document-pages', 'library', 'files', 'ui'], title: 'document-pages:newBook.title' };

export const loader = page(member, async ({ ctx, url }) => {
  const known = url.searchParams.get('known');
  const book = known ? await getBook(ctx, { bookId: known }) : null;
  return { newId: uuidv7(), known: book && { id: book.id, title: book.title } };
});

export const action = uploadForm(member, pdfUpload, async ({ ctx, request, context }) => {
  const { file, fields } = await receivePdf(ctx, request, { field: 'pdf' });
  const made = await bookFromPdf({ ...ctx, pdf: context.services.pdf }, { id: String(fields.get('id') ?? ''), fileId: file.id });
  if (made.outcome === 'elsewhere') return { to: `${documentPaths.newBook()}?known=${made.book.id}` };
  return { to: libraryPaths.editBook(made.bookId), toast: { key: 'document-pages:toast.added', values: { title: made.title } } };
});

export default function NewBookFromPdf() {
  const { t } = useTranslation('document-pages');
  const { t: library } = useTranslation('library');
  const { newId, known } = useLoaderData<typeof loader>();
  const open = known ? <ButtonLink size="s" to={libraryPaths.book(known.id)}>{t('same.open', { title: known.title })}</ButtonLink> : null;
  return (
    <>
      <PageHeader title={t('newBook.title')} lead={t('newBook.lead')} breadcrumbs={<Breadcrumbs items={[{ href: libraryPaths.library(), label: library('title') }]} />} />
      <UploadForm
        submit={t('newBook.submit')} cancel={libraryPaths.findBook()} hidden={{ id: newId }}
        before={known ? <Banner tone="warn" title={t('same.title')} actions={open}>{t('same.newText', { title: known.title })}</Banner> : null}
      />
    </>
  );
}
