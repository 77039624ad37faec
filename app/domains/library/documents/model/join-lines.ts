const brokenWord = /(\p{L}+)([-\u2010\u00ad])$/u;
const withoutSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
/** Parts of Russian words that always keep their hyphen: кто-то, скажи-ка, из-за, по-русски. */
const keepAfter = /^(?:то|либо|нибудь|ка|таки|де|за|под)$/iu;
const keepBefore = /^(?:кое|кой|по|во|из)$/iu;

/** Lines of one paragraph as running text. `hyphenated`: words the page has with a hyphen inside a line, lower case. */
export function joinLines(lines: readonly string[], hyphenated: ReadonlySet<string> = new Set()): string {
  return lines.reduce((text, line) => join(text, line, hyphenated), '').replaceAll('\u00ad', '');
}

function join(text: string, line: string, hyphenated: ReadonlySet<string>): string {
  if (text === '' || line === '') return text + line;
  const broken = brokenWord.exec(text);
  if (broken && /^\p{L}/u.test(line)) return joinWord(text, line, broken, hyphenated);
  // 1914-
  // 1918
  if (/\d[-\u2010–]$/u.test(text) && /^\d/.test(line)) return text + line;
  const space = withoutSpaces.test(text.at(-1)!) && withoutSpaces.test(line[0]!) ? '' : ' ';
  return `${text}${space}${line}`;
}

/** The hyphen goes, unless it belongs to the word. */
function joinWord(text: string, line: string, [, start = '', hyphen = '']: RegExpExecArray, hyphenated: ReadonlySet<string>): string {
  const end = /^\p{L}+/u.exec(line)![0];
  if (hyphen === '\u00ad') return text.slice(0, -1) + line;
  // Jean-Paul; a word that has another hyphen already; one that the page writes with it elsewhere.
  const isOwn = /^\p{Lu}/u.test(end) || keepAfter.test(end) || keepBefore.test(start) || text.at(-start.length - 2) === '-' || hyphenated.has(`${start}-${end}`.toLowerCase());
  return isOwn ? text + line : text.slice(0, -1) + line;
}
