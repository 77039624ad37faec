/** Addresses of stored files; private, so each is answered only to those who may see it. */
export const filePaths = {
  file: (id: string) => `/files/${id}`,
  /** The picture at the smallest kept width that is not below `width`. */
  picture: (id: string, width: number) => `/files/${id}/${width}`,
};
