import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from './until.ts';

export const botToken = '123456789:fake-token_of-a_bot-for-tests';
export const botName = 'kruzhok_test_bot';

export type Delivered = { messageId: number; chatId: number; text: string; buttons: { text: string; callback_data: string }[][]; edited: boolean };
type Call = { method: string; body: Record<string, unknown> };
/** `down`: the line is cut. `slow`: it does what it is asked and says so too late. `429`, `500`: says so and does nothing. `garbage`: another server answers. */
export type Mood = 'well' | 'down' | 'slow' | '429' | '500' | 'garbage' | 'unauthorized';

/** A Bot API server on loopback: takes messages, hands out updates and files, and has moods. */
export class FakeTelegram {
  url = '';
  calls: Call[] = [];
  delivered: Delivered[] = [];
  mood: Mood = 'well';
  /** Seconds that a 429 asks to wait. */
  retryAfter = 1;
  readonly blockedBy = new Set<number>();
  readonly files = new Map<string, Buffer>();
  webhook: { url: string; secret: string } | null = null;
  private updates: { update_id: number }[] = [];
  private lastUpdate = 1_000;
  private lastMessage = 0;
  private readonly server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => void this.answer(request.url ?? '', Buffer.concat(pieces).toString(), response));
  });

  static async start(): Promise<FakeTelegram> {
    const fake = new FakeTelegram();
    await new Promise<void>((done) => { fake.server.listen(0, '127.0.0.1', done); });
    fake.url = `http://127.0.0.1:${(fake.server.address() as AddressInfo).port}`;
    return fake;
  }

  get env(): Record<string, string> {
    return { TELEGRAM_BOT_TOKEN: botToken, TELEGRAM_API_URL: this.url };
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** What somebody does in their chat, as Telegram tells it; `say` also leaves it to be fetched. */
  message(chatId: number, text: string, more: Record<string, unknown> = {}) {
    return this.update({ message: { message_id: (this.lastMessage += 1), date: 0, chat: { id: chatId, type: 'private' }, from: this.person(chatId), text, ...more } });
  }

  document(chatId: number, bytes: Buffer | null, more: Record<string, unknown> = {}) {
    const fileId = `file-${this.files.size + 1}`;
    if (bytes) this.files.set(fileId, bytes);
    return this.message(chatId, '', { text: undefined, document: { file_id: fileId, file_name: 'book.pdf', mime_type: 'application/pdf', file_size: bytes?.length ?? 0, ...more } });
  }

  tap(chatId: number, data: string, messageId: number) {
    return this.update({ callback_query: { id: String((this.lastMessage += 1)), from: this.person(chatId), data, message: { message_id: messageId, date: 0, chat: { id: chatId, type: 'private' } } } });
  }

  membership(chatId: number, status: 'kicked' | 'member') {
    return this.update({ my_chat_member: { chat: { id: chatId, type: 'private' }, from: this.person(chatId), date: 0, new_chat_member: { status } } });
  }

  say(update: { update_id: number }): void {
    this.updates.push(update);
  }

  /** The newest message to a chat, when there are so many. */
  async heard(chatId: number, count = 1): Promise<Delivered> {
    return until(() => { const theirs = this.to(chatId); return theirs.length >= count ? theirs.at(-1) : null; });
  }

  to(chatId: number): Delivered[] {
    return this.delivered.filter((one) => one.chatId === chatId);
  }

  names = new Map<number, string>();
  languages = new Map<number, string>();
  private person(chatId: number) {
    return { id: chatId, is_bot: false, first_name: 'Vera', username: this.names.get(chatId), language_code: this.languages.get(chatId) ?? 'en' };
  }

  private update<T extends object>(content: T): T & { update_id: number } {
    this.lastUpdate += 1;
    return { update_id: this.lastUpdate, ...content };
  }

  private async answer(path: string, body: string, response: ServerResponse): Promise<void> {
    const file = new RegExp(`^/file/bot${botToken}/documents/(.+)$`).exec(path)?.[1];
    const method = new RegExp(`^/bot${botToken}/(\\w+)$`).exec(path)?.[1];
    if (path.startsWith('/control/')) return this.control(path, body, response);
    if (this.mood === 'down') return void response.destroy();
    if (this.mood === 'garbage') return void response.setHeader('content-type', 'text/html').end('<html>a hotel’s network</html>');
    if (file) return void response.setHeader('content-type', 'application/octet-stream').end(this.files.get(file));
    if (!method || this.mood === 'unauthorized') return this.reply(response, 401, { ok: false, error_code: 401, description: 'Unauthorized' });
    const call = { method, body: JSON.parse(body || '{}') as Record<string, unknown> };
    if (method !== 'getUpdates') this.calls.push(call);
    if (this.mood === '429') return this.reply(response, 429, { ok: false, error_code: 429, description: `Too Many Requests: retry after ${this.retryAfter}`, parameters: { retry_after: this.retryAfter } });
    if (this.mood === '500') return this.reply(response, 502, { ok: false, error_code: 502, description: 'Bad Gateway' });
    const answer = await this.does(call);
    // Later than anybody waits.
    if (this.mood === 'slow') await pause(60_000, undefined, { ref: false });
    this.reply(response, answer.ok ? 200 : (answer.error_code ?? 400), answer);
  }

  /** For tests that live in another process. */
  private control(path: string, body: string, response: ServerResponse): void {
    const chatId = /^\/control\/delivered\/(\d+)$/.exec(path)?.[1];
    if (chatId) return this.reply(response, 200, this.to(Number(chatId)));
    const said = JSON.parse(body) as { chatId: number; text: string };
    this.say(this.message(said.chatId, said.text));
    this.reply(response, 200, {});
  }

  private reply(response: ServerResponse, status: number, body: object): void {
    if (!response.destroyed) response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  private async does({ method, body }: Call): Promise<{ ok: boolean; result?: unknown; error_code?: number; description?: string }> {
    const refusal = (error_code: number, description: string) => ({ ok: false, error_code, description });
    if (method === 'getMe') return { ok: true, result: { id: 123456789, is_bot: true, first_name: 'Kruzhok', username: botName } };
    if (method === 'getUpdates') return { ok: true, result: await this.waiting(Number(body.offset ?? 0), Number(body.timeout ?? 0)) };
    if (method === 'sendMessage' || method === 'editMessageText') return this.keep(method, body);
    if (method === 'getFile') {
      const bytes = this.files.get(String(body.file_id));
      return bytes ? { ok: true, result: { file_id: body.file_id, file_unique_id: 'u', file_size: bytes.length, file_path: `documents/${String(body.file_id)}` } } : refusal(400, 'Bad Request: file is too big');
    }
    if (method === 'setWebhook') this.webhook = { url: String(body.url), secret: String(body.secret_token) };
    if (method === 'deleteWebhook') this.webhook = null;
    return { ok: true, result: true };
  }

  private keep(method: string, body: Record<string, unknown>) {
    const chatId = Number(body.chat_id);
    if (this.blockedBy.has(chatId)) return { ok: false, error_code: 403, description: 'Forbidden: bot was blocked by the user' };
    const markup = body.reply_markup as { inline_keyboard: Delivered['buttons'] } | undefined;
    const edited = method === 'editMessageText';
    const messageId = edited ? Number(body.message_id) : (this.lastMessage += 1);
    this.delivered.push({ messageId, chatId, text: String(body.text), buttons: markup?.inline_keyboard ?? [], edited });
    return { ok: true, result: { message_id: messageId, date: 0, chat: { id: chatId, type: 'private' }, text: body.text } };
  }

  /** As the real one: what lies before the offset has arrived; without anything new it waits a while. */
  private async waiting(offset: number, seconds: number) {
    this.updates = this.updates.filter(({ update_id }) => update_id >= offset);
    for (const end = Date.now() + Math.min(seconds, 2) * 1000; this.updates.length === 0 && Date.now() < end && this.mood === 'well';) await pause(25, undefined, { ref: false });
    return this.updates;
  }
}
