export { getReadable } from './queries/get-readable.server.ts';
export type { Readable } from './queries/get-readable.server.ts';
