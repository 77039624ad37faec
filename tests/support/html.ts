export type Tag = { name: string; attributes: Map<string, string> };
export type Markup = { tags: Tag[]; text: string; scripts: string[] };

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const decodeHtml = (text: string): string =>
  !text.includes('&') ? text : text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return entities[name ?? ''] ?? all;
  });

/** Elements whose content is no markup. */
const rawElements = new Set(['script', 'style', 'textarea', 'title', 'iframe', 'noscript', 'xmp', 'noembed', 'noframes']);
const tagPattern = /<!--[^]*?(?:-->|$)|<!?\/?([a-z][^\s/>]*)((?:[\s/]+(?:[^\s"'>/=][^\s>/=]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)?)*)\s*\/?>/gi;
const attributePattern = /([^\s"'>/=][^\s>/=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** A page as a browser splits it: start tags with their attributes, the visible text, the bodies of scripts. */
export function parseHtml(html: string): Markup {
  const markup: Markup = { tags: [], text: '', scripts: [] };
  const pattern = new RegExp(tagPattern);
  let at = 0;
  for (let match = pattern.exec(html); match; match = pattern.exec(html)) {
    markup.text += decodeHtml(html.slice(at, match.index));
    at = pattern.lastIndex;
    const name = match[1]?.toLowerCase();
    if (!name || /^<[!/]/.test(match[0])) continue;
    markup.tags.push({ name, attributes: attributesOf(match[2] ?? '') });
    if (!rawElements.has(name)) continue;
    const end = html.slice(at).search(new RegExp(`</${name}[\\s/>]`, 'i'));
    const raw = html.slice(at, end < 0 ? undefined : at + end);
    if (name === 'script') markup.scripts.push(raw);
    // A line break right after the tag is the markup's, not the text's.
    else if (name === 'textarea') markup.tags.at(-1)?.attributes.set('value', decodeHtml(raw.replace(/^\r?\n/, '')));
    else if (name === 'title') markup.text += decodeHtml(raw);
    at += raw.length;
    pattern.lastIndex = at;
  }
  markup.text += decodeHtml(html.slice(at));
  return markup;
}

function attributesOf(source: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of source.matchAll(attributePattern)) {
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, decodeHtml(double ?? single ?? bare ?? ''));
  }
  return attributes;
}

const addressAttributes = ['href', 'src', 'action', 'formaction', 'xlink:href', 'poster', 'data', 'srcdoc', 'ping'];

/** What could run or lead away: handlers, script addresses, and elements that no page of ours has. */
export function dangersIn({ tags }: Markup): string[] {
  const found: string[] = [];
  for (const { name, attributes } of tags) {
    // Told only of what is found: walks hold hundreds of thousands of elements against this.
    const tell = () => found.push(`<${name} ${[...attributes].map(([key, value]) => `${key}=${value.slice(0, 80)}`).join(' ')}>`);
    if (/^(iframe|object|embed|base|applet|frame|frameset|marquee|math|foreignobject|animate|set|xmp|isindex|audio|source)$/.test(name)) tell();
    // What the camera sees has no address; a film from elsewhere would.
    if (name === 'video' && ['src', 'poster'].some((key) => attributes.has(key))) tell();
    if (name === 'script' && !attributes.has('nonce')) tell();
    if (name === 'meta' && attributes.get('http-equiv')?.toLowerCase() === 'refresh') tell();
    for (const [key, value] of attributes) {
      if (/^(on|style$|srcdoc$)/.test(key)) tell();
      // Browsers leave control characters and spaces out of a scheme.
      if (addressAttributes.includes(key) && /^(javascript|vbscript|data(?!:image\/)|file|blob):/i.test(value.replace(/[\u0000-\u0020\u007f-\u00a0]/g, ''))) tell();
    }
  }
  return found;
}

/** Kinds of elements on a page: name and names of attributes, whether a field is filled or not. */
export const kindsOf = ({ tags }: Markup): Set<string> =>
  new Set(tags.map(({ name, attributes }) => `${name}[${[...attributes.keys()].filter((key) => !/^(value|checked|selected)$/.test(key)).sort().join(' ')}]`));
