export { changeHouse } from './commands/change-house.server.ts';
export { setLogo } from './commands/set-logo.server.ts';
export { createHouseKeeper } from './house-cache.server.ts';
export { localeFor } from './queries/locale-for.server.ts';
export { readHouse } from './queries/read-house.server.ts';
