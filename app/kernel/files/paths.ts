/** Addresses of stored files; private, so each is answered only to those who may see it. */
export const filePaths = {
  file: (id: string) => `/files/${id}`,
  /** The picture at the smallest kept width that is not below `width`. */
  picture: (id: string, width: number) => `/files/${id}/${width}`,
};

/** Where a picture lies at a width, for covers and the like; null = there is none, and one is drawn. */
export const pictureAt = (fileId: string | null): ((width: number) => string) | null =>
  fileId === null ? null : (width) => filePaths.picture(fileId, width);
