import type { Page } from './browser-session.ts';

/** What somebody can tell two answers by, whatever was typed: a page is compressed with its nonce in it, so that its length on the wire differs by chance. */
export const alike = (page: Page, typed: string) => ({
  status: page.status,
  location: page.location,
  headers: [...page.headers].filter(([header]) => !['date', 'x-request-id', 'set-cookie', 'content-length', 'content-security-policy', 'server-timing'].includes(header)),
  cookies: page.headers.getSetCookie().map((cookie) => cookie.replace(/=[^;]*/, (value) => `=${value.length}`)),
  text: page.text.replaceAll(typed, 'X').replace(/nonce="[^"]*"/g, '').replace(/[\w-]{8,}-[\w-]{4}-[\w-]{4}-[\w-]{4}-[\w-]{12}/g, 'id'),
});
