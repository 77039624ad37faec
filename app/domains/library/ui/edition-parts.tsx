import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { libraryPaths } from '../paths.ts';
import type { EditionView } from '../queries/search-catalogues.server.ts';

/** The form of a new book with this edition in it; what was typed goes along in case its catalogue falls silent. */
export const draftHref = ({ openLibraryId, googleBooksId }: EditionView, question: string) => libraryPaths.newBook({ openLibraryId, googleBooksId, q: question });

/** What tells this printing from others, in one line. */
export function useEditionFacts() {
  const { t } = useTranslation('catalogue');
  return ({ year, publisher, language, format, pages }: EditionView) => [year, publisher, language, format, pages === null ? null : t('find.pages', { count: pages })].filter(Boolean).join(' · ');
}

/** A way to the book of one's own that this is. */
export function OnShelf({ bookId }: { bookId: string | null }) {
  const { t } = useTranslation('catalogue');
  return bookId ? <a href={libraryPaths.book(bookId)}><Badge tone="accent">{t('find.onShelf')}</Badge></a> : null;
}
