/** What somebody shared: a name to begin with, and where it is from. */
export type Shared = { name: string; link: string | null };

type Handed = { title: string | null; text: string | null; url: string | null };

const longest = 300;

/** Phones put a link where they like, often into the text; pages end their names with that of their site. */
export function readShared({ title, text, url }: Handed): Shared {
  const [named, told] = [clean(title), clean(text)];
  const link = [clean(url), ...told.split(' '), ...named.split(' ')].map(asLink).find(Boolean) ?? null;
  const words = [named, told].map(withoutLinks).find(Boolean) ?? '';
  return { name: [...withoutSite(words, link)].slice(0, longest).join(''), link };
}

const clean = (text: string | null) => (text ?? '').toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Z}\ufffd]+/gu, ' ').trim().slice(0, 2_000);

function asLink(word: string): string | null {
  const url = /^https?:\/\//i.test(word) ? URL.parse(word) : null;
  return url && url.username === '' && url.password === '' ? url.href : null;
}

const withoutLinks = (text: string) => text.replace(/https?:\/\/\S+/gi, '').replace(/ +/g, ' ').trim();

/** "Solaris (1972) - IMDb", shared from imdb.com, is Solaris. */
function withoutSite(name: string, link: string | null): string {
  const [, before = '', site = ''] = /^(.+?) [-–—|:·] ([^-–—|:·]+)$/.exec(name) ?? [];
  const host = link ? new URL(link).hostname.toLowerCase() : '';
  return before && host.includes(site.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')) ? before : name;
}
