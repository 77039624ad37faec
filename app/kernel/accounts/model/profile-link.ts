export const linkKinds = ['instagram', 'google', 'github', 'own'] as const;
export type LinkKind = (typeof linkKinds)[number];

export const maxLinks = 8;
export const maxLinkLength = 500;
export const maxLabelLength = 60;

export type LinkProblem = 'linkShape' | 'linkHttps' | 'linkHost' | 'linkHostInstagram' | 'linkHostGithub' | 'linkHostGoogle';

/** An address as we keep it, or why not. */
export type CheckedLink = { url: string } | { problem: LinkProblem };

/** Of dots alone it would be a folder. */
const instagramName = /^(?!\.+$)[a-z0-9._]{1,30}$/i;
const githubName = /^[a-z0-9](-?[a-z0-9]){0,38}$/i;
/** Places of Google's that belong to a person. Not its search and not its redirector, which lead anywhere. */
const googleHosts = ['scholar.google.com', 'sites.google.com', 'photos.google.com', 'maps.google.com', 'maps.app.goo.gl', 'photos.app.goo.gl', 'books.google.com', 'play.google.com', 'g.dev', 'developers.google.com'];

/**
 * What somebody typed as a link of theirs: an https address whose host fits its kind, or a bare name where the kind knows
 * what to make of it. What comes back is the browser's own spelling: other scripts' hosts are in punycode, so that a
 * letter that only looks Latin shows.
 */
export function checkLink(kind: LinkKind, typed: string): CheckedLink {
  const text = typed.trim();
  const name = text.replace(/^@/, '');
  if (kind === 'instagram' && instagramName.test(name) && !/^(www\.)?instagram\.com$/i.test(name)) return { url: `https://www.instagram.com/${name}/` };
  if (kind === 'github' && githubName.test(name)) return { url: `https://github.com/${name}` };
  const url = readAddress(text);
  if (typeof url === 'string') return { problem: url };
  return byKind[kind](url);
}

const byKind: Record<LinkKind, (url: URL) => CheckedLink> = {
  instagram(url) {
    const [name = '', ...rest] = url.pathname.split('/').filter(Boolean);
    const isPerson = ['instagram.com', 'www.instagram.com'].includes(url.hostname) && rest.length === 0 && instagramName.test(name);
    return isPerson ? { url: `https://www.instagram.com/${name}/` } : { problem: 'linkHostInstagram' };
  },
  github(url) {
    const [name = '', ...rest] = url.pathname.split('/').filter(Boolean);
    const isPerson = ['github.com', 'www.github.com'].includes(url.hostname) && rest.length === 0 && githubName.test(name);
    return isPerson ? { url: `https://github.com/${name}` } : { problem: 'linkHostGithub' };
  },
  google(url) {
    const isMap = ['www.google.com', 'google.com'].includes(url.hostname) && /^\/maps(\/|$)/.test(url.pathname);
    return isMap || googleHosts.includes(url.hostname) ? { url: url.href } : { problem: 'linkHostGoogle' };
  },
  own: (url) => (url.href.length <= maxLinkLength ? { url: url.href } : { problem: 'linkShape' }),
};

/** Signs that nobody sees or that turn the text around them, and those that browsers and people read differently. */
const doubtful = /[\s\p{Cc}\p{Cf}\p{Co}\p{Cn}\\<>"`^{}|\uFF00-\uFFEF]/u;

function readAddress(text: string): URL | LinkProblem {
  if (text === '' || text.length > maxLinkLength || doubtful.test(text) || !text.isWellFormed()) return 'linkShape';
  if (/^http:\/\//i.test(text)) return 'linkHttps';
  const written = /^https:\/\/[^/]/i.test(text) ? text : bareAddress(text);
  const url = written === null ? null : URL.parse(written);
  if (!url || url.protocol !== 'https:' || url.href.length > maxLinkLength) return 'linkShape';
  // A name, a password or a port before the path is how one host is made to look like another.
  const authority = /^https:\/\/([^/?#]*)/i.exec(written ?? '')?.[1] ?? '';
  if (url.username !== '' || url.password !== '' || /[@:]/.test(authority)) return 'linkShape';
  url.hostname = url.hostname.replace(/\.$/, '');
  return isPublicHost(url.hostname) ? url : 'linkHost';
}

/** `example.org/me`, as people say addresses. */
const bareAddress = (text: string): string | null => (/^[^/?#:@.]+(\.[^/?#:@.]+)+([/?#]|$)/.test(text) ? `https://${text}` : null);

/** A name that the whole world can look up: no number, no bare or house-only name. */
function isPublicHost(host: string): boolean {
  const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
  if (host.length > 253 || !new RegExp(`^(${label}\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$`).test(host)) return false;
  return !/\.(local|localhost|internal|intranet|lan|home|corp|test|invalid|example|onion|home\.arpa)$/.test(`.${host}`);
}

/** How a link is shown: host and path without what every address begins with. */
export function linkText(url: string): string {
  const { hostname, pathname, search } = new URL(url);
  const text = `${hostname.replace(/^www\./, '')}${pathname === '/' ? '' : pathname.replace(/\/$/, '')}${search}`;
  return text.length > 48 ? `${text.slice(0, 47)}…` : text;
}

/** What a link of a known kind is called on its person's page: the name over there. */
export const linkHandle = (kind: LinkKind, url: string): string =>
  kind === 'instagram' || kind === 'github' ? `@${new URL(url).pathname.replaceAll('/', '')}` : linkText(url);
