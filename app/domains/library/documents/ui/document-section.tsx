import { formatBytes } from '#app/platform/i18n/format-bytes.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { libraryPaths } from '../../paths.ts';
import { notePaths } from '../../notes/paths.ts';
import { documentPaths } from '../paths.ts';
import type { DocumentSummary } from '../queries/get-document.server.ts';
import { DocumentState } from './document-state.tsx';

/** The PDF on its book's page: to be added, on its way, or ready to be read. */
export function DocumentSection({ book, document }: { book: { id: string; trashedAt: string | null }; document: DocumentSummary | null }) {
  const { t } = useTranslation('documents');
  if (book.trashedAt && !document) return null;
  const link = book.trashedAt || !document ? null : <TextLink to={documentPaths.document(book.id)}>{t('section.manage')}</TextLink>;
  return (
    <Section title={t('title')} id="pdf" actions={link}>
      {document ? <Ready document={document} /> : (
        <div className="flex flex-wrap items-center justify-between gap-4">
          <p className="text-soft">{t('section.none')}</p>
          <ButtonLink icon="file-text" to={documentPaths.document(book.id)}>{t('section.add')}</ButtonLink>
        </div>
      )}
    </Section>
  );
}

function Ready({ document }: { document: DocumentSummary }) {
  const facts = useDocumentFacts();
  return (
    <div className="flex flex-col gap-4">
      <p className="text-soft tabular"><bdi className="break-words">{document.fileName}</bdi>{'\u00A0· '}{facts(document)}</p>
      <DocumentState document={document} here={`${libraryPaths.book(document.bookId)}#pdf`} />
      <DocumentLinks document={document} />
    </div>
  );
}

/** The ways into a document; each only where there is something behind it. */
export function DocumentLinks({ document: { bookId, state, hasText } }: { document: DocumentSummary }) {
  const { t } = useTranslation('documents');
  return (
    <div className="actions">
      {state === 'ready' || state === 'locked' ? <ButtonLink icon="book-open" to={documentPaths.reader(bookId)} reloadDocument>{t('section.read')}</ButtonLink> : null}
      {state === 'ready' && hasText ? <ButtonLink icon="file-text" to={documentPaths.text(bookId, 1)}>{t('section.text')}</ButtonLink> : null}
      {state === 'ready' || state === 'locked' ? <ButtonLink variant="quiet" to={notePaths.book(bookId)}>{t('section.notes')}</ButtonLink> : null}
    </div>
  );
}

/** "352 pages · 3.1 MB · version 2". */
export function useDocumentFacts() {
  const { t, locale } = useTranslation('documents');
  return ({ pageCount, size, number, state, hasText }: DocumentSummary) => [
    pageCount === null ? null : t('section.pages', { count: pageCount }), formatBytes(size, locale), number > 1 ? t('section.version', { number }) : null, state === 'ready' && !hasText ? t('section.noText') : null,
  ].filter(Boolean).join('\u00A0· ');
}
