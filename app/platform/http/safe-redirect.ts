const origin = 'http://own.invalid';

/** A place of this app to go to after a form: a path of our own origin, or the fallback for anything doubtful. */
export function safeRedirect(to: unknown, fallback = '/'): string {
  if (typeof to !== 'string' || to.length > 2000 || !/^\/(?![/\\])/.test(to)) return fallback;
  // Control characters, spaces, backslashes and full-width forms are read differently by different browsers.
  if (/[\u0000-\u0020\u007F-\u00A0\\\u2000-\u200F\u2028-\u202F\u2060-\u2064\u3000\u3002\uFE00-\uFE0F\uFEFF\uFF00-\uFFEF\uFFFD]/.test(to) || !to.isWellFormed()) return fallback;
  // An encoded slash, backslash, dot or control character in the path has no honest use here.
  const path = to.split(/[?#]/, 1)[0] ?? '';
  if (/%(0|1|2e|2f|5c|7f|25)/i.test(path) || /\/\//.test(path) || /(^|\/)\.{1,2}(\/|$)/.test(path)) return fallback;
  if (/%(0[0-9a-f]|1[0-9a-f]|7f)/i.test(to)) return fallback;
  const url = URL.parse(to, origin);
  if (!url || url.origin !== origin || url.username !== '' || url.pathname.startsWith('//')) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** Where somebody wanted to go, to be sent there later; a question of kilobytes would make a header that proxies refuse. */
export const wayBackTo = ({ pathname, search }: URL): string => (search.length > 1_000 ? pathname : `${pathname}${search}`);
