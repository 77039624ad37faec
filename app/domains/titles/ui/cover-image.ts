import { filePaths } from '#app/kernel/files/paths.ts';

/** Where a title's own cover lies at a width; null = it is drawn. */
export const coverImage = (coverId: string | null): ((width: number) => string) | null =>
  coverId === null ? null : (width) => filePaths.picture(coverId, width);
