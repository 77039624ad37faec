import type { Browser } from 'playwright';

/** A tab that measures itself. */
export type Tab = {
  /** Milliseconds from leaving a still page of the same house until the element is there. */
  timeTo(url: string): Promise<number>;
  evaluate(expression: string): Promise<unknown>;
  close(): Promise<void>;
};

type Answer = { result?: Record<string, unknown>; error?: { message: string } };

/** A page that costs nothing; whoever comes from it stays in the process of its house, as from any page of it. */
export const stillPage = '/health/live';

/** Attributes only: watching more would be work that the page does not have by itself. */
const watch = (selector: string) => `window.drawn = new Promise((done) => new MutationObserver((_, observer) => {
  if (!document.querySelector(${JSON.stringify(selector)})) return;
  observer.disconnect();
  done(performance.now());
}).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-status', 'data-drawn'] }));`;

/**
 * Playwright has each request of its pages reported to it and holds each worker until it has spoken with it, and looks for an
 * element in steps of up to half a second. For a page with forty files and a worker that is most of what would be measured;
 * here the browser is asked only at the beginning and at the end.
 */
export async function openUnwatchedTab(browser: Browser, selector: string, cookies: { name: string; value: string; url: string }[] = []): Promise<Tab> {
  const line = await browser.newBrowserCDPSession();
  const { browserContextId } = await line.send('Target.createBrowserContext');
  await line.send('Storage.setCookies', { cookies, browserContextId });
  const { targetId } = await line.send('Target.createTarget', { url: 'about:blank', browserContextId });
  const { sessionId } = await line.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, (answer: Answer) => void>();
  line.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, method, ...answer } = JSON.parse(message) as { id?: number; method?: string };
    if (method === 'Page.loadEventFired') loaded?.();
    if (id === undefined) return;
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  let loaded: (() => void) | undefined;
  let count = 0;
  const ask = async (method: string, params: object = {}): Promise<Record<string, unknown>> => {
    const id = (count += 1);
    const answered = new Promise<Answer>((done) => waiting.set(id, done));
    await line.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
    const { result, error } = await answered;
    if (error || !result || result.exceptionDetails || result.errorText) throw new Error(`${method}: ${error?.message ?? JSON.stringify(result)}`);
    return result;
  };
  const evaluate = async (expression: string) => ((await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })).result as { value?: unknown }).value;
  await ask('Page.enable');
  await ask('Page.addScriptToEvaluateOnNewDocument', { source: watch(selector) });
  return {
    evaluate,
    async timeTo(url) {
      const isStill = new Promise<void>((done) => { loaded = done; });
      await ask('Page.navigate', { url: new URL(stillPage, url).href });
      await isStill;
      await ask('Page.navigate', { url });
      return Number(await evaluate('window.drawn'));
    },
    async close() {
      await line.send('Target.disposeBrowserContext', { browserContextId });
      await line.detach();
    },
  };
}
