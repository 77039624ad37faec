import type { Viewer } from '#app/kernel/accounts/context.ts';

export type LibraryVerb = 'see' | 'change' | 'trash' | 'restore';

/** A shelf is its owner's alone, whatever role somebody else has. */
export const can = (viewer: Viewer | null, verb: LibraryVerb, book: { ownerId: string; deletedAt: Date | null }): boolean => {
  if (viewer === null || viewer.id !== book.ownerId) return false;
  // What lies in the trash can be looked at, brought back and thrown in once more, but not changed.
  return verb !== 'change' || book.deletedAt === null;
};

/** Which rows of the library a person's queries may touch. */
export const visibleTo = (viewer: Viewer) => ({ ownerId: viewer.id });
