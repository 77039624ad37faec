/**
 * The names of a version's pages (see DocumentVersion.pageKeys): those it was made with, where they fit; otherwise, page by
 * page, the names of the version before, so that the notes of a book whose file was exchanged stay; new names for the rest.
 */
export function pageNames({ own, base, pageCount, next }: { own: readonly number[]; base: readonly number[]; pageCount: number; next: number }): { keys: number[]; next: number } {
  if (own.length === pageCount && new Set(own).size === own.length) return { keys: [...own], next: Math.max(next, ...own.map((key) => key + 1)) };
  const kept = base.slice(0, pageCount);
  const added = Array.from({ length: pageCount - kept.length }, (_, at) => next + at);
  return { keys: [...kept, ...added], next: next + added.length };
}
