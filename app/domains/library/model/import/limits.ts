export const maxFileBytes = 64 * 1024 * 1024;
export const maxRows = 100_000;
/** One row with all its cells; a quote that is never closed swallows rows until here. */
export const maxRowBytes = 1024 * 1024;
/** A piece of the file in the database. On its way it is in memory several times over, so small pieces keep the process small. */
export const chunkBytes = 256 * 1024;

/** What the columns of a book hold, in characters. */
export const maxLengths = {
  title: 500, subtitle: 500, name: 200, series: 300, tag: 60, role: 40, publisher: 200, format: 60,
  description: 20_000, review: 50_000, privateNotes: 20_000, otherCell: 1_000,
} as const;
export const maxTags = 100;
export const maxAuthors = 50;
export const maxReadings = 100;
