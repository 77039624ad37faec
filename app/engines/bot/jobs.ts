import { z } from 'zod';
import { defineJob } from '#app/platform/jobs/queue.server.ts';

/** Deals with everything that was said in a chat, in its order. */
export const handleChatJob = defineJob({ name: 'bot.handle-chat', payload: z.object({ chatId: z.string() }), retryLimit: 8, expireInSeconds: 600, concurrency: 2 });

/** One message out. What Telegram refuses or does not take is put off by a new job, so retries here are for our own troubles. */
export const deliverMessageJob = defineJob({ name: 'bot.deliver', payload: z.object({ messageId: z.uuid() }), retryLimit: 10, expireInSeconds: 120, concurrency: 2 });

export const remindJob = defineJob({ name: 'bot.remind', payload: z.object({}), retryLimit: 3, expireInSeconds: 600 });
