import type { IncomingMessage } from 'node:http';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export type CrossOriginRule = {
  /** Hosts (with port) that are this app. */
  hosts: ReadonlySet<string>;
  sessionCookie: string;
  /** Paths that outside services post to, each with its own proof (a signature). */
  exempt?: ReadonlySet<string>;
  /** Where nobody is known by a cookie, so that there is nothing to forge. */
  isCookieless?: (path: string) => boolean;
};

/**
 * Whether a request may change something, after Go 1.25's CrossOriginProtection: same-origin and none pass,
 * without Sec-Fetch-Site the Origin's host must be ours. Stricter in one point: a request that carries a
 * session but neither header is refused, because a browser always sends one of them.
 */
export function isForeignWrite(request: Pick<IncomingMessage, 'method' | 'headers' | 'url'>, rule: CrossOriginRule): boolean {
  if (safeMethods.has(request.method ?? 'GET')) return false;
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (rule.exempt?.has(path) || rule.isCookieless?.(path)) return false;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.origin;
  if (origin !== undefined) return !rule.hosts.has(hostOf(origin));
  return (request.headers.cookie ?? '').includes(`${rule.sessionCookie}=`);
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : '';
}

/** The hosts a configured address stands for; by default every loopback name of the port. */
export function ownHosts(baseUrl: string, isDefault: boolean): Set<string> {
  const { host, port } = new URL(baseUrl);
  const suffix = port === '' ? '' : `:${port}`;
  return new Set(isDefault ? [host, `localhost${suffix}`, `127.0.0.1${suffix}`, `[::1]${suffix}`] : [host]);
}
