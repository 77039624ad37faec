import { get } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { until } from './until.ts';

export type StreamEvent = { name: string; id: string; data: { unread?: number; why?: string } };

/** A page that listens, as a browser would: what it was sent, whether it still hangs on, and from where it would go on. */
export class NewsStream {
  readonly events: StreamEvent[] = [];
  status = 0;
  headers: IncomingMessage['headers'] = {};
  isOver = false;
  lastId = '';
  retryMs = 0;
  beats = 0;
  private readonly request: ClientRequest;
  private rest = '';

  constructor(url: string, cookie: string, more: { lastId?: string; after?: string; headers?: Record<string, string> } = {}) {
    const address = `${url}/notifications/stream${more.after === undefined ? '' : `?after=${more.after}`}`;
    const headers = { Cookie: cookie, Accept: 'text/event-stream', ...(more.lastId !== undefined && { 'Last-Event-ID': more.lastId }), ...more.headers };
    this.request = get(address, { headers, agent: false }, (response) => {
      this.status = response.statusCode ?? 0;
      this.headers = response.headers;
      response.setEncoding('utf8').on('data', (text: string) => this.take(text)).once('close', () => (this.isOver = true)).on('error', () => undefined);
    });
    this.request.on('error', () => (this.isOver = true));
  }

  private take(text: string): void {
    const parts = `${this.rest}${text}`.split('\n\n');
    this.rest = parts.pop() ?? '';
    for (const part of parts) this.read(part);
  }

  private read(part: string): void {
    const fields = new Map(part.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const));
    if (fields.has('retry')) this.retryMs = Number(fields.get('retry'));
    if (fields.has('id')) this.lastId = fields.get('id') ?? '';
    if (fields.has('')) this.beats += 1;
    if (fields.has('event')) this.events.push({ name: fields.get('event') ?? '', id: fields.get('id') ?? '', data: JSON.parse(fields.get('data') ?? '{}') as StreamEvent['data'] });
  }

  of(name: string): StreamEvent[] {
    return this.events.filter((event) => event.name === name);
  }

  async greeted(patienceMs?: number): Promise<this> {
    await until(() => this.of('hello').length > 0 || (this.status > 200 && this.isOver) || (this.isOver && this.status === 0), patienceMs);
    return this;
  }

  close(): void {
    this.request.destroy();
  }
}
