import { newsPaths } from '../paths.ts';

type Heard = (counted: { unread: number; at: number }, isNew: boolean) => void;

const firstPause = 2_000;
const longestPause = 5 * 60_000;
/** A page that nobody looks at lets go of its stream: a browser has few connections to one house. */
const unseenMs = 20_000;

/** Nobody comes back at the same moment as everybody else. */
const jitter = (ms: number): number => ms * (0.5 + (crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) / 65_536);

/** Hears of news while the page is looked at; goes on from the last that it had. The browser comes back by itself where it can. */
export function listenForNews(heard: Heard): () => void {
  const listener = new Listener(heard);
  return () => listener.stop();
}

class Listener {
  private readonly heard: Heard;
  private source: EventSource | null = null;
  private timer: number | undefined;
  private last = '';
  private pause = firstPause;
  private isOver = false;

  constructor(heard: Heard) {
    this.heard = heard;
    document.addEventListener('visibilitychange', this.seen);
    this.open();
  }

  stop(): void {
    this.isOver = true;
    document.removeEventListener('visibilitychange', this.seen);
    this.close();
  }

  private open(): void {
    this.close();
    if (this.isOver || document.visibilityState === 'hidden') return;
    this.source = new EventSource(this.last ? `${newsPaths.stream()}?after=${this.last}` : newsPaths.stream());
    this.source.addEventListener('hello', (event: MessageEvent<string>) => this.take(event, false));
    this.source.addEventListener('count', (event: MessageEvent<string>) => this.take(event, false));
    this.source.addEventListener('news', (event: MessageEvent<string>) => this.take(event, true));
    this.source.addEventListener('bye', (event: MessageEvent<string>) => this.sentAway(JSON.parse(event.data) as { why: string }));
    this.source.addEventListener('error', () => this.broken());
  }

  private close(): void {
    window.clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  private take(event: MessageEvent<string>, isNew: boolean): void {
    this.last = event.lastEventId || this.last;
    this.pause = firstPause;
    this.heard(JSON.parse(event.data) as Parameters<Heard>[0], isNew);
  }

  private sentAway({ why }: { why: string }): void {
    if (why !== 'restart') this.close();
    this.isOver = why === 'session';
  }

  private broken(): void {
    // Refused: the browser gives up where it was answered at all.
    if (this.source?.readyState !== EventSource.CLOSED) return;
    this.close();
    this.timer = window.setTimeout(() => this.open(), jitter(this.pause));
    this.pause = Math.min(this.pause * 2, longestPause);
  }

  private readonly seen = (): void => {
    window.clearTimeout(this.timer);
    if (document.visibilityState === 'hidden') this.timer = window.setTimeout(() => this.close(), unseenMs);
    else if (!this.source) this.open();
  };
}
