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

export type Hub = ReturnType<typeof createHub>;

/** All open streams of this process, and the one connection by which they hear of news and of what ends them. */
export function createHub({ db, url, log, now, quiet, beatMs = 20_000 }: HubOptions) {
  const streams = new Map<string, Set<Stream>>();
  const dirty = new Set<string>();
  /** Not greeted yet: after a restart hundreds come together, and are looked up together. */
  const arriving = new Set<Stream>();
  let listening: Listening | null = null;
  let gathering: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let isDraining = false;

  const all = (): Stream[] => [...streams.values()].flatMap((own) => [...own]);
  const drop = (stream: Stream, why?: Ending): void => {
    const own = streams.get(stream.userId);
    if (!own?.delete(stream)) return;
    if (own.size === 0) streams.delete(stream.userId);
    if (why) endStream(stream, why);
  };
  const failed = (what: string) => (error: unknown): void => log.warn({ err: error }, what);

  /** Ends those whose session is over. */
  const check = async (which: readonly Stream[]): Promise<void> => {
    if (which.length === 0) return;
    const live = await liveSessions(db, [...new Set(which.map(({ sessionId }) => sessionId))], now());
    for (const stream of which) if (!live.has(stream.sessionId)) drop(stream, 'session');
  };
  const look = async (): Promise<void> => {
    const coming = [...arriving];
    arriving.clear();
    const called = new Set([...dirty, ...coming.map(({ userId }) => userId)]);
    dirty.clear();
    const at = now().getTime();
    const own = (userId: string) => [...(streams.get(userId) ?? [])];
    try {
      await check(coming);
      const people = [...called].filter((userId) => streams.has(userId));
      if (people.length === 0) return;
      const last = await lastSeqs(db, coming.map(({ userId }) => userId));
      for (const stream of coming) beginAt(stream, last.get(stream.userId) ?? 0);
      const [news, unread] = await Promise.all([listNewsAfter(db, new Map(people.map((userId) => [userId, Math.min(...own(userId).map(({ seq }) => seq), Number.MAX_SAFE_INTEGER)]))), countUnread(db, quiet, people, now())]);
      for (const stream of coming) greet(stream, unread.get(stream.userId) ?? 0, at);
      for (const userId of people) for (const stream of own(userId)) if (stream.isOpen) bringUpToDate(stream, news.get(userId) ?? [], unread.get(userId) ?? 0, at);
    } catch (error) {
      // Their browsers come again.
      for (const stream of coming) stream.response.destroy();
      throw error;
    }
  };
  /** One look after the other; what is said during one is looked up by the next. */
  const lookSoon = (): void => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      turn = turn.then(look).catch(failed('streams could not look for news'));
    }, gatherMs);
  };
  const everybodyLooks = (): void => {
    for (const userId of streams.keys()) dirty.add(userId);
    lookSoon();
  };
  const hear = (message: string): void => {
    const id = message.slice(2);
    if (message.startsWith('s:')) for (const stream of all()) if (stream.sessionId === id) drop(stream, 'session');
    const own = streams.get(id);
    if (!own) return;
    if (message.startsWith('u:')) check([...own]).catch(failed('streams could not look at sessions'));
    if (!message.startsWith('n:')) return;
    dirty.add(id);
    lookSoon();
  };
  const beat = (): Promise<void> => {
    for (const stream of all()) sendBeat(stream);
    // Quiet times and sessions also end by themselves, and nobody says so.
    everybodyLooks();
    return check(all()).catch(failed('streams could not look at sessions'));
  };
  const beating = setInterval(() => void beat(), beatMs).unref();

  return {
    /** Does not answer before it listens, so that nothing can come between the greeting and the first news. */
    async isReady(): Promise<boolean> {
      listening ??= listen({ url, log, onMessage: hear, onReturn: everybodyLooks });
      return !isDraining && (await listening.isOn(patienceMs));
    },
    /** From now on the page is told. Who has come before what ends its session is said, is looked at when it is greeted. */
    add(stream: Stream): void {
      const { userId } = stream;
      const own = streams.get(userId) ?? new Set();
      streams.set(userId, own.add(stream));
      stream.response.once('close', () => drop(stream));
      if (own.size > mostOfOne) drop([...own][0]!, 'many');
      arriving.add(stream);
      lookSoon();
    },
    /** The process stops: they are told to come back. */
    drain(): void {
      isDraining = true;
      for (const stream of all()) drop(stream, 'restart');
    },
    count: () => all().length,
    beat,
    async stop(): Promise<void> {
      this.drain();
      clearInterval(beating);
      clearTimeout(gathering);
      await turn;
      await listening?.stop();
    },
  };
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
