import type { Page } from './browser-session.ts';

/** An address that a page breaks before its house, in one piece again. */
export const withWholeAddresses = (html: string): string => html.replace(/<span class="mail-address"><span>([^<]*)<\/span><span>([^<]*)<\/span><\/span>/g, '$1$2');

/** What somebody can tell two answers by, whatever was typed: a page is compressed with its nonce in it, so that its length on the wire differs by chance. */
export const alike = (page: Page, typed: string) => ({
  status: page.status,
  location: page.location,
  headers: [...page.headers].filter(([header]) => !['date', 'x-request-id', 'set-cookie', 'content-length', 'content-security-policy', 'server-timing'].includes(header)),
  cookies: page.headers.getSetCookie().map((cookie) => cookie.replace(/=[^;]*/, (value) => `=${value.length}`)),
  text: withWholeAddresses(page.text).replaceAll(typed, 'X').replace(/nonce="[^"]*"/g, '').replace(/[\w-]{8,}-[\w-]{4}-[\w-]{4}-[\w-]{4}-[\w-]{12}/g, 'id'),
});
