import type { ServerResponse } from 'node:http';

/** Why a stream ends: only after `restart` is it of use to come back. */
export type Ending = 'session' | 'restart' | 'many';

/** A page that listens. */
export type Stream = {
  userId: string;
  sessionId: string;
  response: ServerResponse;
  /** What it says it had last; null when it has just been drawn. */
  after: number | null;
  /** The last piece of news that it was sent. */
  seq: number;
  unread: number;
  /** When that was counted, by our clock: a page may have been drawn later. */
  at: number;
  /** Has been greeted; before that it is sent nothing. */
  isOpen: boolean;
};

/** A page that does not take what it is sent loses its stream rather than our memory. */
const mostUnsent = 64 * 1024;

const write = ({ response }: Stream, text: string): void => {
  if (response.destroyed || response.writableEnded) return;
  response.write(text);
  if (response.writableLength > mostUnsent) response.destroy();
};

/** `id` is what the browser asks to go on from when it comes back. */
const event = (name: string, data: object, id?: number): string => `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

const countOf = ({ unread, at }: Stream) => ({ unread, at });

/** `retryMs`: how long this one is to wait before it comes back, another time than the others. */
export const sendHello = (stream: Stream, { retryMs }: { retryMs: number }): void => write(stream, `retry: ${retryMs}\n${event('hello', countOf(stream), stream.seq)}`);
export const sendNews = (stream: Stream): void => write(stream, event('news', countOf(stream), stream.seq));
export const sendCount = (stream: Stream): void => write(stream, event('count', countOf(stream)));
export const sendBeat = (stream: Stream): void => write(stream, ': \n\n');

export function endStream(stream: Stream, why: Ending): void {
  write(stream, event('bye', { why }));
  stream.response.end();
}
