export const maxFileBytes = 32 * 1024 * 1024;
/** What a packed file may unpack to, all in all: beyond that it is a bomb, or a mistake. */
export const maxUnpackedBytes = 64 * 1024 * 1024;
export const maxRows = 100_000;
export const maxLengths = { name: 300, text: 20_000, credit: 200, externalId: 100 } as const;
/** Times through one title. */
export const maxRuns = 100;
