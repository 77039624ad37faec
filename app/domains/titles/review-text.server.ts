import { Marked } from 'marked';
import type { Token, TokenizerAndRendererExtension, Tokens } from 'marked';
import { normalizeLineEnds } from '#app/platform/text/line-ends.ts';
import { hasSpoiler } from './model/review-text.ts';
import type { Block, Inline } from './model/review-text.ts';

/** `||text||` within a line, and around whole paragraphs. */
const spoilers: TokenizerAndRendererExtension[] = [
  {
    name: 'hidden', level: 'block', childTokens: ['tokens'],
    tokenizer(src) {
      const found = /^\|\|(?!\||[ \t])((?:(?!\|\|)[\s\S])+)\|\|[ \t]*(?:\n+|$)/.exec(src);
      return found ? { type: 'hidden', raw: found[0], tokens: this.lexer.blockTokens(`${found[1]?.trim() ?? ''}\n`, []) } : undefined;
    },
  },
  {
    name: 'spoiler', level: 'inline', childTokens: ['tokens'],
    start: (src) => (src.includes('||') ? src.indexOf('||') : undefined),
    tokenizer(src) {
      const found = /^\|\|(?!\||\s)((?:(?!\|\|)[\s\S])+)\|\|/.exec(src);
      return found ? { type: 'spoiler', raw: found[0], tokens: this.lexer.inlineTokens(found[1] ?? '') } : undefined;
    },
  },
];

const nothing = () => undefined;

/** Tags, tables and indented code are plain text here; so is what only defines links for other lines. */
const markdown = new Marked({ gfm: true, breaks: true });
markdown.use({ extensions: spoilers, tokenizer: { html: nothing, tag: nothing, table: nothing, code: nothing, def: nothing } });

/** How deep quotes and lists go; what lies deeper is text. */
const deepest = 6;

/** Texts made to keep a parser busy: containers within containers, or thousands of lines or of marks that could begin something. */
const isOutlandish = (text: string): boolean =>
  /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){9}/m.test(text) || count(text, /[*_~[<|`@]/g) > 2_000 || count(text, /\n/g) > 1_500;

const count = (text: string, sign: RegExp): number => text.match(sign)?.length ?? 0;

/** What somebody wrote, as the few shapes that a page draws. */
export function readReviewText(text: string): Block[] {
  const typed = normalizeLineEnds(text);
  if (isOutlandish(typed)) return asPlain(typed);
  return toBlocks(markdown.lexer(typed), 0);
}

/** Whatever is not read is shown as it was typed; what may have been meant to be hidden stays hidden. */
function asPlain(text: string): Block[] {
  const of = text.split(/\n{2,}/).filter((part) => part.trim() !== '').map((part): Block => ({ is: 'paragraph', of: withBreaks(part) }));
  return text.includes('||') ? [{ is: 'hidden', of }] : of;
}

const asPlainInline = (text: string): Inline[] => (text.includes('||') ? [{ is: 'spoiler', of: withBreaks(text) }] : withBreaks(text));

const withBreaks = (text: string): Inline[] =>
  text.split('\n').flatMap((line, at): Inline[] => (at === 0 ? [{ is: 'text', text: line }] : [{ is: 'break' }, { is: 'text', text: line }]));

function toBlocks(tokens: readonly Token[], depth: number): Block[] {
  return tokens.flatMap((token) => toBlock(token as Tokens.Generic, depth));
}

function toBlock(token: Tokens.Generic, depth: number): Block[] {
  if (token.type === 'space') return [];
  if (token.type === 'hr') return [{ is: 'rule' }];
  if (token.type === 'code') return [{ is: 'preformatted', text: String(token.text) }];
  if (token.type === 'heading') return [{ is: 'heading', of: toInlines(token.tokens) }];
  if (token.type === 'paragraph' || token.type === 'text') return [{ is: 'paragraph', of: token.tokens ? toInlines(token.tokens) : withBreaks(String(token.text)) }];
  if (depth >= deepest) return asPlain(token.raw);
  if (token.type === 'blockquote') return [{ is: 'quote', of: toBlocks(token.tokens ?? [], depth + 1) }];
  if (token.type === 'hidden') return [{ is: 'hidden', of: toBlocks(token.tokens ?? [], depth + 1) }];
  if (token.type === 'list') return [toList(token as Tokens.List, depth)];
  return asPlain(token.raw);
}

function toList({ ordered, start, items }: Tokens.List, depth: number): Block {
  const first = Number(start);
  return { is: 'list', start: ordered ? (Number.isSafeInteger(first) ? first : 1) : null, items: items.map((item) => toItem(item, depth + 1)) };
}

function toItem({ tokens, task, checked }: Tokens.ListItem, depth: number): Block[] {
  const blocks = toBlocks(tokens.filter(({ type }) => type !== 'checkbox'), depth);
  const box: Inline = { is: 'text', text: checked ? '☑ ' : '☐ ' };
  const [first, ...rest] = blocks;
  return task && first?.is === 'paragraph' ? [{ is: 'paragraph', of: [box, ...first.of] }, ...rest] : blocks;
}

const toInlines = (tokens: readonly Token[] | undefined, depth = 0): Inline[] => (tokens ?? []).flatMap((token) => toInline(token as Tokens.Generic, depth));

function toInline(token: Tokens.Generic, depth: number): Inline[] {
  const inside = () => (depth >= deepest ? asPlainInline(token.raw) : toInlines(token.tokens, depth + 1));
  switch (token.type) {
    case 'br': return [{ is: 'break' }];
    case 'codespan': return [{ is: 'code', text: String(token.text) }];
    case 'strong': case 'em': case 'del': case 'spoiler': return [{ is: token.type, of: inside() }];
    case 'link': return toLink(String(token.href), inside());
    case 'escape': case 'text': return token.tokens ? inside() : withBreaks(String(token.text));
    // A picture of somebody else's would tell them who reads: what it was called stands in its place.
    default: return asPlainInline(token.raw);
  }
}

/** Only to pages that come by https; a folded part is no link. */
function toLink(href: string, of: Inline[]): Inline[] {
  const parsed = URL.parse(href);
  if (parsed?.protocol !== 'https:' || parsed.username !== '' || parsed.password !== '' || hasSpoiler(of)) return of;
  return [{ is: 'link', href: parsed.href, of }];
}
