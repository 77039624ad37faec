const mega = 1024 * 1024;

/** A file is changed in memory, several times its size: what is larger is only read. */
export const editableBytes = 150 * mega;
/** More pages than that are not put into one file. */
export const maxPages = 10_000;
export const maxOutlineLines = 2_000;
export const maxOutlineDepth = 8;
export const maxFormFields = 1_000;
export const maxFieldLength = 5_000;
/** Files made of one file by one splitting. */
export const maxParts = 50;
