/*
 * A quote found again in a page's text: by its words, with spaces, hyphens at line ends, case and letters' forms set
 * aside, and by the words around it where it stands there more than once.
 */

export type Found = { start: number; end: number };

type Folded = { text: string; at: number[] };

/** Letters and digits only, each with where it stood. */
function fold(text: string): Folded {
  let folded = '';
  const at: number[] = [];
  let index = 0;
  for (const character of text) {
    const plain = character.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replace(/[^\p{L}\p{N}]/gu, '');
    folded += plain;
    for (let unit = 0; unit < plain.length; unit += 1) at.push(index);
    index += character.length;
  }
  return { text: folded, at };
}

/** How much of the end of `a` the end of `b` has too. */
function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  return length;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length += 1;
  return length;
}

const around = 120;

/** Where in `page` the quote stands; of several places the one whose surroundings are most alike. */
export function findQuote(page: string, { quote, before = '', after = '' }: { quote: string; before?: string; after?: string }): Found | null {
  const [text, wanted] = [fold(page), fold(quote).text];
  if (wanted === '') return null;
  const [ahead, behind] = [fold(before).text, fold(after).text];
  let best: { index: number; likeness: number } | null = null;
  for (let index = text.text.indexOf(wanted); index >= 0; index = text.text.indexOf(wanted, index + 1)) {
    const end = index + wanted.length;
    const likeness = commonEnd(text.text.slice(Math.max(0, index - around), index), ahead) + commonStart(text.text.slice(end, end + around), behind);
    if (!best || likeness > best.likeness) best = { index, likeness };
  }
  if (!best) return null;
  const last = text.at[best.index + wanted.length - 1] ?? 0;
  return { start: text.at[best.index] ?? 0, end: last + (String.fromCodePoint(page.codePointAt(last) ?? 0).length) };
}

/** The words around a found quote, for keeping with it. */
export const contextOf = (page: string, { start, end }: Found): { before: string; after: string } => ({
  before: wholeWords(page.slice(Math.max(0, start - around), start), start > around, false),
  after: wholeWords(page.slice(end, end + around), false, end + around < page.length),
});

function wholeWords(text: string, isCutBefore: boolean, isCutAfter: boolean): string {
  const plain = text.replace(/\s+/g, ' ');
  const from = isCutBefore ? plain.replace(/^\S*\s/, '') : plain;
  return (isCutAfter ? from.replace(/\s\S*$/, '') : from).toWellFormed();
}
