const mega = 1024 * 1024;

export const pictureBytes = 10 * mega;
export const pdfBytes = 512 * mega;
/** What the fields around a file may weigh together. */
export const formBytes = 256 * 1024;
