/** How long the house remembers, in days. Shown on the pages and in docs/operations.md. */
export const keepDays = {
  /** The mail log: that a letter went, not what was in it. */
  mail: 90,
  /** The sealed contents of a letter that failed, so that it can be sent again. */
  failedContents: 7,
  /** The journal: long enough to compare a year with the one before. */
  audit: 400,
} as const;
