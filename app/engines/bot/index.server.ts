export { createBot } from './bot.server.ts';
export type { Bot, BotHost } from './bot.server.ts';
export { botData } from './personal-data.server.ts';
