/** A quoted word stays only where it names code or a column, never where it may be what somebody typed. */
const namesCode = /(?:reading|setting|property|module|package|constraint|column|relation|table|index|type|function|field|schema|extension|role)\s$/i;
const codeWord = /^[\w$@./()[\]-]{1,60}$/;
const quoted = /"([^"]*)"|'([^']*)'|`([^`]*)`|«([^»]*)»|“([^”]*)”/g;

const replacements: readonly [RegExp, string][] = [
  [/\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/gi, '[url]'],
  [/[^\s@<>"(),;:]{1,200}@[^\s@<>"'(),;:]+/g, '[address]'],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, ':id'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '[ip]'],
  [/(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4}(?![\w:])/gi, '[ip]'],
  // Long and with a digit: a token, a hash, a code. Words of a language have none.
  [/(?<![\w-])(?=[\w-]*\d)[\w-]{20,}(?![\w-])/g, '[token]'],
];
const numbers: readonly [RegExp, string][] = [
  [/(?<![A-Za-z_\d])\d[\d.,  -]*(?![A-Za-z_\d])/g, '# '],
  [/\s+/g, ' '],
  [/# (?=[^\p{L}\p{N}[:#(]|$)/gu, '#'],
];

/**
 * The text of an error without what belongs to somebody: one line, no addresses, ids, tokens, numbers or quoted words.
 * The same fault for two people gives the same text, so it also tells faults apart.
 */
export function scrubText(text: string, { most = 500, keepsNumbers = false }: { most?: number; keepsNumbers?: boolean } = {}): string {
  const line = text.slice(0, 2_000).replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ');
  const unquoted = withoutQuotes(line);
  const patterns = keepsNumbers ? replacements : [...replacements, ...numbers];
  const scrubbed = patterns.reduce((result, [pattern, by]) => result.replace(pattern, by), unquoted).trim();
  return scrubbed.length > most ? `${scrubbed.slice(0, most - 1)}…` : scrubbed;
}

function withoutQuotes(line: string): string {
  return line.replace(quoted, (all: string, ...rest: unknown[]) => {
    const inner = (rest.slice(0, 5).find((part) => typeof part === 'string') as string | undefined) ?? '';
    const before = line.slice(Math.max(0, (rest[5] as number) - 16), rest[5] as number);
    // Prisma puts the database's own message between quotes.
    if (all.startsWith('`') && before.endsWith('Message: ')) return `\`${withoutQuotes(inner)}\``;
    const isCode = codeWord.test(inner) && (namesCode.test(before) || (before.endsWith('Code: ') && /^\w{5}$/.test(inner)) || /^(?:[\w$]+\.)+[\w$]+(?:\(\))?$/.test(inner));
    return isCode ? all : `${all[0]}…${all.at(-1)}`;
  });
}
