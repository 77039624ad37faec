import type { BrowserContext } from 'playwright';

/** For who waits until the line is silent: a page of a member otherwise listens for news for as long as it stands. */
export const withoutStreams = (context: Pick<BrowserContext, 'route'>): Promise<unknown> => context.route('**/notifications/stream*', (route) => route.fulfill({ status: 204 }));
