import type { BrowserContext } from 'playwright';

/**
 * For who waits until the line is silent, or opens hundreds of pages: a page of a member otherwise listens for news for as long as it stands. Its ear is
 * deaf; nothing is caught on the way, for with that the browser keeps no file of a page for the next one.
 */
export const withoutStreams = (context: Pick<BrowserContext, 'addInitScript'>): Promise<unknown> => context.addInitScript(() => {
  Object.assign(window, { EventSource: class extends EventTarget { close() {} } });
});
