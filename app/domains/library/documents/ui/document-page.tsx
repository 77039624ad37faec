import { filePaths } from '#app/kernel/files/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { libraryPaths } from '../../paths.ts';
import { editingPaths } from '../../editing/paths.ts';
import { documentPaths } from '../paths.ts';
import type { DocumentSummary } from '../queries/get-document.server.ts';
import { useDocumentFacts } from './document-section.tsx';
import { DocumentState } from './document-state.tsx';
import { UploadForm } from './upload-form.tsx';

type DocumentPageProps = { book: { id: string; title: string }; document: DocumentSummary | null };

/** The file of a book: what it is, and a place to send one. */
export function DocumentPage({ book, document }: DocumentPageProps) {
  const { t } = useTranslation('document-pages');
  const { t: library } = useTranslation('library');
  const crumbs = [{ href: libraryPaths.library(), label: library('title') }, { href: libraryPaths.book(book.id), label: book.title }];
  const form = <UploadForm submit={t('upload.submit')} cancel={libraryPaths.book(book.id)} before={document ? <p className="text-soft">{t('upload.anotherLead')}</p> : null} />;
  return (
    <>
      <PageHeader title={t('page')} breadcrumbs={<Breadcrumbs items={crumbs} />} />
      {document ? <TheFile document={document} /> : form}
      {document ? <Section title={t('upload.another')}>{form}</Section> : null}
    </>
  );
}

function TheFile({ document }: { document: DocumentSummary }) {
  const { t } = useTranslation('document-pages');
  const { t: documents } = useTranslation('documents');
  const facts = useDocumentFacts();
  const { bookId, fileId, fileName, remembersPassword } = document;
  return (
    <div className="flex flex-col gap-5 max-w-measure">
      <div>
        <p className="serif text-17 break-words"><bdi>{fileName}</bdi></p>
        <p className="text-soft tabular">{facts(document)}</p>
      </div>
      <DocumentState document={document} here={documentPaths.document(bookId)} />
      {remembersPassword ? <p className="text-soft">{t('facts.password')}: {t('facts.remembered')}. <TextLink to={documentPaths.password(bookId)}>{t('password.forget')}</TextLink></p> : null}
      <div className="actions">
        {document.state === 'ready' ? <ButtonLink variant="primary" to={documentPaths.reader(bookId)} reloadDocument>{documents('section.read')}</ButtonLink> : null}
        {document.state === 'ready' ? <ButtonLink to={editingPaths.pages(bookId)}>{documents('section.change')}</ButtonLink> : null}
        {document.number > 1 || document.newer ? <ButtonLink to={editingPaths.versions(bookId)}>{documents('section.versions')}</ButtonLink> : null}
        <ButtonLink to={filePaths.file(fileId)} reloadDocument>{t('facts.download')}</ButtonLink>
        <ButtonLink variant="quiet" to={documentPaths.removal(bookId)}>{t('removal.title')}</ButtonLink>
      </div>
    </div>
  );
}
