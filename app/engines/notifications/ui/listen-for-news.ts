import { newsPaths } from '../paths.ts';

type Heard = (counted: { unread: number; at: number }, isNew: boolean) => void;

const longestPause = 5 * 60_000;
/** A page that nobody looks at lets go of its stream: a browser has few connections to one house. */
const unseenMs = 20_000;

/** Nobody comes back at the same moment as everybody else. */
const jitter = (ms: number): number => ms * (0.5 + (crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) / 65_536);

/** Hears of news while the page is looked at; goes on from the last that it had. The browser comes back by itself where it can. */
export function listenForNews(heard: Heard): () => void {
  let source: EventSource | null = null;
  let timer: number | undefined;
  let last = '';
  let pause = 2_000;
  let isOver = false;

  const close = (): void => {
    window.clearTimeout(timer);
    source?.close();
    source = null;
  };
  const take = (isNew: boolean) => (event: MessageEvent<string>): void => {
    last = event.lastEventId || last;
    pause = 2_000;
    heard(JSON.parse(event.data) as Parameters<Heard>[0], isNew);
  };
  const open = (): void => {
    close();
    if (isOver || document.visibilityState === 'hidden') return;
    source = new EventSource(last ? `${newsPaths.stream()}?after=${last}` : newsPaths.stream());
    source.addEventListener('hello', take(false));
    source.addEventListener('count', take(false));
    source.addEventListener('news', take(true));
    source.addEventListener('bye', (event: MessageEvent<string>) => {
      const { why } = JSON.parse(event.data) as { why: string };
      if (why !== 'restart') close();
      isOver = why === 'session';
    });
    source.addEventListener('error', () => {
      // Refused: the browser gives up where it was answered at all.
      if (source?.readyState !== EventSource.CLOSED) return;
      close();
      timer = window.setTimeout(open, jitter(pause));
      pause = Math.min(pause * 2, longestPause);
    });
  };
  const seen = (): void => {
    window.clearTimeout(timer);
    if (document.visibilityState === 'hidden') timer = window.setTimeout(close, unseenMs);
    else if (!source) open();
  };
  document.addEventListener('visibilitychange', seen);
  open();
  return () => {
    isOver = true;
    document.removeEventListener('visibilitychange', seen);
    close();
  };
}
