import type { TFunction } from 'i18next';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';

/** What a bot answers: plain text, and rows of buttons that send their `data` (at most 64 bytes) back. */
export type BotReply = { text: string; buttons?: { label: string; data: string }[][] };

/**
 * The person the chat is linked with, and words in their language. `id` is of what they said: the same message dealt with again, or one
 * button pressed twice, has the same one, so what is made of it takes it as its own and is made once.
 */
export type BotTalk = { ctx: MemberCtx; t: TFunction; id: string };

export type BotCommand = {
  /** `read` for /read: Latin letters. */
  name: string;
  /** Message key of one line about it. */
  descriptionKey: string;
  run(talk: BotTalk, args: string): Promise<BotReply>;
};

/** What happens when a button is pressed whose data begin with `prefix` and a colon. */
export type BotTap = { prefix: string; run(talk: BotTalk, rest: string): Promise<BotReply> };

/** A file sent to the bot. */
export type BotFile = { name: string; mime: string | null; bytes: number | null; open(): Promise<AsyncIterable<Uint8Array>> };

export type BotFileTaker = {
  accepts(file: Pick<BotFile, 'name' | 'mime'>): boolean;
  take(talk: BotTalk, file: BotFile): Promise<BotReply>;
};

/** What is said at the hour a person chose; null when there is nothing to remind of. */
export type BotReminder = (talk: BotTalk) => Promise<BotReply | null>;

/** What a room lets people do by messenger. */
export type BotContribution = { commands: BotCommand[]; taps?: BotTap[]; files?: BotFileTaker[]; reminders?: BotReminder[] };
