/** One sign for a line's end: browsers send two and count them as one, and old files have their own. */
export const normalizeLineEnds = (text: string): string => text.replace(/\r\n?/g, '\n');
