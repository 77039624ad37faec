import { z } from 'zod';

/** What somebody did in their private chat with the bot; the rest of what Telegram tells is none of ours. */
export type Told =
  | { kind: 'text'; text: string }
  | { kind: 'file'; fileId: string; name: string; mime: string | null; bytes: number | null; caption: string }
  | { kind: 'tap'; tapId: string; messageId: number; data: string }
  /** They blocked the bot, or let it back in. */
  | { kind: 'blocked' | 'admitted' }
  /** A sticker, a voice, a picture: something we cannot do anything with. */
  | { kind: 'other' };

export type Incoming = { chatId: string; name: string | null; locale: string | null; told: Told };

const chat = z.object({ id: z.number().int(), type: z.string() });
const person = z.object({ id: z.number().int(), is_bot: z.boolean().optional(), username: z.string().max(64).optional(), language_code: z.string().max(20).optional() });
const document = z.object({ file_id: z.string().max(300), file_name: z.string().max(1000).optional(), mime_type: z.string().max(200).optional(), file_size: z.number().int().nonnegative().optional() });
const message = z.object({ message_id: z.number().int(), chat, from: person, text: z.string().max(10_000).optional(), caption: z.string().max(10_000).optional(), document: document.optional() });
const tap = z.object({ id: z.string().max(100), from: person, data: z.string().max(64).optional(), message: z.object({ message_id: z.number().int(), chat }).optional() });
const membership = z.object({ chat, from: person, new_chat_member: z.object({ status: z.string().max(30) }) });

const update = z.object({ update_id: z.number().int().nonnegative(), message: message.optional().catch(undefined), callback_query: tap.optional().catch(undefined), my_chat_member: membership.optional().catch(undefined) });

/** Its number, and what is in it for us; null for what is no update at all. */
export function readUpdate(raw: unknown): { id: number; incoming: Incoming | null } | null {
  const { data } = update.safeParse(raw);
  if (!data) return null;
  return { id: data.update_id, incoming: incomingOf(data) };
}

function incomingOf({ message: said, callback_query: tapped, my_chat_member: member }: z.output<typeof update>): Incoming | null {
  if (said) return inPrivate(said.chat, said.from, toldBy(said));
  if (tapped?.message) return inPrivate(tapped.message.chat, tapped.from, { kind: 'tap', tapId: tapped.id, messageId: tapped.message.message_id, data: tapped.data ?? '' });
  if (member) return inPrivate(member.chat, member.from, { kind: member.new_chat_member.status === 'kicked' ? 'blocked' : 'admitted' });
  return null;
}

/** A private chat has its person's own number: nobody else speaks in it. */
function inPrivate(where: z.output<typeof chat>, from: z.output<typeof person>, told: Told): Incoming | null {
  if (where.type !== 'private' || where.id !== from.id || from.id <= 0 || from.is_bot) return null;
  return { chatId: String(where.id), name: from.username ?? null, locale: localeOf(from.language_code), told };
}

function toldBy({ text, caption, document: file }: z.output<typeof message>): Told {
  if (file) return { kind: 'file', fileId: file.file_id, name: file.file_name ?? '', mime: file.mime_type ?? null, bytes: file.file_size ?? null, caption: caption ?? '' };
  return text === undefined ? { kind: 'other' } : { kind: 'text', text };
}

const localeOf = (code: string | undefined): string | null => (code === undefined ? null : /^ru\b/i.test(code) ? 'ru' : 'en');
