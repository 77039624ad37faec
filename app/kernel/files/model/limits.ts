const mega = 1024 * 1024;

export const pictureBytes = 10 * mega;
/** What is promised; counted in the larger megabyte, so that the promise holds whichever a machine shows its files in. */
export const pdfMegabytes = 512;
export const pdfBytes = pdfMegabytes * mega;
/** What the fields around a file may weigh together. */
export const formBytes = 256 * 1024;
