export const maxFileBytes = 64 * 1024 * 1024;
export const maxRows = 100_000;

/** What the columns of a book hold, in characters. */
export const maxLengths = {
  title: 500, subtitle: 500, name: 200, series: 300, tag: 60, role: 40, publisher: 200, format: 60,
  description: 20_000, review: 50_000, privateNotes: 20_000, otherCell: 1_000,
} as const;
export const maxTags = 100;
export const maxAuthors = 50;
export const maxReadings = 100;
