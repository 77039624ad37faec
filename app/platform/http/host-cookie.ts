import { readCookie } from './read-cookie.ts';

/** On https a cookie is bound to this very host: no neighbour under the same domain can set one for us. */
export const hostCookieName = (name: string, secure: boolean) => (secure ? `__Host-${name}` : name);

/** Set-Cookie value of every cookie of the house: no script reads it, no foreign page sends it. 0 seconds: it is forgotten. */
export const hostCookie = (name: string, value: string, seconds: number, secure: boolean): string =>
  `${hostCookieName(name, secure)}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

/** For cookies that prove nothing: under either name. */
export const readPlainCookie = (header: string | null, name: string): string | null => readCookie(header, `__Host-${name}`) ?? readCookie(header, name);
