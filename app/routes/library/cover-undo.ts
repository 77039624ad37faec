import { libraryPaths } from '#app/domains/library/paths.ts';

/** What a message about a new cover offers: the one before, if there was one. */
export const coverUndo = (bookId: string, { formerId }: { formerId: string | null }) =>
  formerId === null ? undefined : { action: libraryPaths.coverRestoration(bookId, formerId), labelKey: 'library:undo' };
