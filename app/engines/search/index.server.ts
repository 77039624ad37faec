export { createSearchDesk } from './desk.server.ts';
export type { SearchDesk } from './desk.server.ts';
