const megabyte = 1024 * 1024;

/** What a dictionary's files may weigh together as they come, and each part of them unpacked. */
export const limits = {
  uploadBytes: 200 * megabyte,
  pieceBytes: megabyte,
  aboutBytes: 256 * 1024,
  indexBytes: 96 * megabyte,
  textBytes: 800 * megabyte,
  entries: 2_000_000,
  /** Of one entry; the rest of a longer one is left out. */
  bodyLength: 20_000,
  files: 4,
  /** Of a ZIP archive; most of them may be pictures beside it. */
  archiveEntries: 5_000,
} as const;

/** What is looked up, and what is kept of a word and its sentence. */
export const lengths = { question: 500, word: 200, translation: 2_000, sentence: 1_000, sentencesOfWord: 50 } as const;
