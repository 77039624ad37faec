import { randomInt } from 'node:crypto';
import type { Quiet } from '#app/kernel/contributions/quiet.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import { countUnread } from '../queries/count-unread.server.ts';
import { lastSeqs, listNewsAfter, liveSessions } from '../queries/read-streams.server.ts';
import { listen } from './listen.server.ts';
import type { Listening } from './listen.server.ts';
import { endStream, sendBeat, sendCount, sendHello, sendNews } from './stream.ts';
import type { Ending, Stream } from './stream.ts';

export type HubOptions = { db: Db; url: string; log: Logger; now: () => Date; quiet: readonly Quiet[]; beatMs?: number };

/** Pages of one person that may listen at once in this process; the oldest gives way. */
const mostOfOne = 8;
/** Everybody comes back within this after a restart, each at a time of their own. */
const retryMs = { from: 1_000, to: 6_000 };
/** How long a page waits for the connection to be there, which is the first one’s lot. */
const patienceMs = 2_000;
/** News that come together are looked up together. */
const gatherMs = 15;

/** All open streams of this process, and the one connection by which they hear of news and of what ends them. */
export class Hub {
  private readonly options: HubOptions;
  private readonly streams = new Map<string, Set<Stream>>();
  private readonly dirty = new Set<string>();
  /** Not greeted yet: after a restart hundreds come together, and are looked up together. */
  private readonly arriving = new Set<Stream>();
  private readonly beating: NodeJS.Timeout;
  private listening: Listening | null = null;
  private gathering: NodeJS.Timeout | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private isDraining = false;

  constructor(options: HubOptions) {
    this.options = options;
    this.beating = setInterval(() => void this.beat(), options.beatMs ?? 20_000).unref();
  }

  /** Does not answer before it listens, so that nothing can come between the greeting and the first news. */
  async isReady(): Promise<boolean> {
    const { url, log } = this.options;
    this.listening ??= listen({ url, log, onMessage: (message) => this.hear(message), onReturn: () => this.everybodyLooks() });
    return !this.isDraining && (await this.listening.isOn(patienceMs));
  }

  /** From now on the page is told. Who has come before what ends its session is said, is looked at when it is greeted. */
  add(stream: Stream): void {
    const { userId } = stream;
    const own = this.streams.get(userId) ?? new Set();
    this.streams.set(userId, own.add(stream));
    stream.response.once('close', () => this.drop(stream));
    if (own.size > mostOfOne) this.drop([...own][0]!, 'many');
    this.arriving.add(stream);
    this.lookSoon();
  }

  /** The process stops: they are told to come back. */
  drain(): void {
    this.isDraining = true;
    for (const stream of this.all()) this.drop(stream, 'restart');
  }

  count(): number {
    return this.all().length;
  }

  async stop(): Promise<void> {
    this.drain();
    clearInterval(this.beating);
    clearTimeout(this.gathering);
    await this.turn;
    await this.listening?.stop();
  }

  private all(): Stream[] {
    return [...this.streams.values()].flatMap((own) => [...own]);
  }

  private drop(stream: Stream, why?: Ending): void {
    const own = this.streams.get(stream.userId);
    if (!own?.delete(stream)) return;
    if (own.size === 0) this.streams.delete(stream.userId);
    if (why) endStream(stream, why);
  }

  private failed(what: string): (error: unknown) => void {
    return (error) => this.options.log.warn({ err: error }, what);
  }

  private beat(): Promise<void> {
    for (const stream of this.all()) sendBeat(stream);
    // Quiet times and sessions also end by themselves, and nobody says so.
    this.everybodyLooks();
    return this.check(this.all()).catch(this.failed('streams could not look at sessions'));
  }

  private hear(message: string): void {
    const id = message.slice(2);
    if (message.startsWith('s:')) for (const stream of this.all()) if (stream.sessionId === id) this.drop(stream, 'session');
    const own = this.streams.get(id);
    if (!own) return;
    if (message.startsWith('u:')) this.check([...own]).catch(this.failed('streams could not look at sessions'));
    if (!message.startsWith('n:')) return;
    this.dirty.add(id);
    this.lookSoon();
  }

  private everybodyLooks(): void {
    for (const userId of this.streams.keys()) this.dirty.add(userId);
    this.lookSoon();
  }

  /** One look after the other; what is said during one is looked up by the next. */
  private lookSoon(): void {
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined;
      this.turn = this.turn.then(() => this.look()).catch(this.failed('streams could not look for news'));
    }, gatherMs);
  }

  private async look(): Promise<void> {
    const coming = [...this.arriving];
    this.arriving.clear();
    const called = new Set([...this.dirty, ...coming.map(({ userId }) => userId)]);
    this.dirty.clear();
    const at = this.options.now().getTime();
    try {
      await this.check(coming);
      const people = [...called].filter((userId) => this.streams.has(userId));
      if (people.length > 0) await this.tell(people, coming, at);
    } catch (error) {
      // Their browsers come again.
      for (const stream of coming) stream.response.destroy();
      throw error;
    }
  }

  /** Ends those whose session is over. */
  private async check(which: readonly Stream[]): Promise<void> {
    if (which.length === 0) return;
    const live = await liveSessions(this.options.db, [...new Set(which.map(({ sessionId }) => sessionId))], this.options.now());
    for (const stream of which) if (!live.has(stream.sessionId)) this.drop(stream, 'session');
  }

  /** Greets who comes, and brings every page of these people up to date. */
  private async tell(people: readonly string[], coming: readonly Stream[], at: number): Promise<void> {
    const { db, quiet, now } = this.options;
    const own = (userId: string) => [...(this.streams.get(userId) ?? [])];
    const last = await lastSeqs(db, coming.map(({ userId }) => userId));
    for (const stream of coming) beginAt(stream, last.get(stream.userId) ?? 0);
    const since = new Map(people.map((userId) => [userId, Math.min(...own(userId).map(({ seq }) => seq), Number.MAX_SAFE_INTEGER)]));
    const [news, unread] = await Promise.all([listNewsAfter(db, since), countUnread(db, quiet, people, now())]);
    for (const stream of coming) greet(stream, unread.get(stream.userId) ?? 0, at);
    for (const userId of people) for (const stream of own(userId)) if (stream.isOpen) bringUpToDate(stream, news.get(userId) ?? [], unread.get(userId) ?? 0, at);
  }
}

/** A number that we never gave is of another database. */
function beginAt(stream: Stream, last: number): void {
  stream.seq = stream.after !== null && stream.after <= last ? stream.after : last;
}

function greet(stream: Stream, unread: number, at: number): void {
  Object.assign(stream, { unread, at, isOpen: true });
  sendHello(stream, { retryMs: randomInt(retryMs.from, retryMs.to) });
}

/** Each piece of news that it has not had, in order; or only another number. */
function bringUpToDate(stream: Stream, news: readonly number[], unread: number, at: number): void {
  const changed = stream.unread !== unread;
  stream.at = at;
  stream.unread = unread;
  const missed = news.filter((seq) => seq > stream.seq);
  for (const seq of missed) {
    stream.seq = seq;
    sendNews(stream);
  }
  if (changed && missed.length === 0) sendCount(stream);
}
