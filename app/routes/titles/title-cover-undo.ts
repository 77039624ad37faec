import { titlesPaths } from '#app/domains/titles/paths.ts';

/** What a message about a new cover offers: the one before, if there was one. */
export const titleCoverUndo = (titleId: string, { formerId }: { formerId: string | null }) =>
  formerId === null ? undefined : { action: titlesPaths.coverRestoration(titleId, formerId), labelKey: 'titles:removed.bringBack' };
