import { keptResults } from '#app/platform/i18n/kept-results.ts';

/** Breaking a title into the few lines a drawn cover has room for. Pure, so it can be proved. */
type SetTitle = { lines: string[]; size: number };

const wide = /[жмшщюыфъwm@—]/i;
const narrow = /[ijltfrг1.,:;!'’«»()[\]| -]/i;

/** About how wide a line of Literata is, in ems. Close enough to choose a size without asking a browser. */
export function measureEms(text: string): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems;
}

/** A shelf measures the same few letters thousands of times; the writing systems of all titles together are not many more. */
const emsOf = keptResults(5_000, (character) => {
  const base = wide.test(character) ? 0.8 : narrow.test(character) ? 0.36 : 0.57;
  return character !== character.toLowerCase() ? base * 1.22 : base;
});

const vowels = /[аеёиоуыэюяaeiouy]/i;
/** These stay with the letter before them. */
const clinging = /[ьъй]/i;

/** Places where a word may be cut: two letters and a vowel on both sides, never before ь, ъ, й. */
function mayCutAt(word: string, at: number): boolean {
  const left = word.slice(0, at);
  const right = word.slice(at);
  if (left.length < 2 || right.length < 2 || !vowels.test(left) || !vowels.test(right) || clinging.test(right[0] ?? '')) return false;
  return vowels.test(left.at(-1) ?? '') || !vowels.test(right[0] ?? '');
}

/** Cuts a word that is wider than a line into hyphenated pieces. */
function cutWord(word: string, fits: (text: string) => boolean): string[] {
  if (fits(word)) return [word];
  let most = word.length - 1;
  while (most > 1 && !fits(`${word.slice(0, most)}-`)) most -= 1;
  const dash = word.lastIndexOf('-', most - 1);
  if (dash > 1) return [word.slice(0, dash + 1), ...cutWord(word.slice(dash + 1), fits)];
  let at = most;
  while (at > 2 && !mayCutAt(word, at)) at -= 1;
  if (at <= 2) at = most;
  return [`${word.slice(0, at)}-`, ...cutWord(word.slice(at), fits)];
}

const shortWord = /^(а|и|в|во|к|ко|о|об|с|со|у|на|не|ни|за|из|от|до|по|a|an|the|of|in|on|at|to|by|or|and)$/i;

/** Fills lines word by word; a short word at a line's end goes down to the word it belongs to. */
function fill(words: readonly string[], fits: (text: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const joined = line ? `${line} ${word}` : word;
    if (fits(joined)) {
      line = joined;
      continue;
    }
    const parts = line.split(' ');
    const last = parts.at(-1) ?? '';
    const carries = parts.length > 1 && shortWord.test(last) && fits(`${last} ${word}`);
    if (line) lines.push(carries ? parts.slice(0, -1).join(' ') : line);
    const pieces = cutWord(carries ? `${last} ${word}` : word, fits);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return line ? [...lines, line] : lines;
}

/** The width a title may take on a cover 120 units wide. */
export const titleWidth = 94;

/** Type sizes from large to small and how many of their lines the cover has room for. */
const sizes = [{ size: 17, most: 4 }, { size: 14, most: 5 }, { size: 11.5, most: 6 }] as const;

/** The largest setting in which the title fits without cutting a word; else the smallest, shortened with an ellipsis. What is on a shelf is drawn again and again. */
export const setTitle = keptResults(2_000, (title): SetTitle => {
  const words = title.normalize('NFC').slice(0, 200).split(/\s+/).filter(Boolean);
  for (const { size, most } of sizes) {
    const fits = (text: string) => measureEms(text) * size <= titleWidth;
    const lines = fill(words, fits);
    if (words.every(fits) && lines.length <= most) return { lines, size };
  }
  const { size, most } = sizes[2];
  const fits = (text: string) => measureEms(text) * size <= titleWidth;
  const lines = fill(words, fits);
  if (lines.length <= most) return { lines, size };
  let last = lines[most - 1] ?? '';
  while (!fits(`${last}…`)) last = last.slice(0, -1);
  return { lines: [...lines.slice(0, most - 1), `${last.replace(/[\s,.:;—–-]+$/, '')}…`], size };
});

const withInitials = (name: string) => {
  const words = name.split(' ');
  return [...words.slice(0, -1).map((word) => `${[...word][0]}.`), words.at(-1)].join(' ');
};

/** An author on one line: the whole name, or initials and the surname, or what fits. */
export const setAuthor = keptResults(2_000, (author): string => {
  const fits = (text: string) => measureEms(text) <= 13.2;
  const name = author.slice(0, 200).split(/\s+/).filter(Boolean).join(' ');
  if (fits(name)) return name;
  let short = name.split(/,\s*/).map(withInitials).join(', ');
  if (fits(short)) return short;
  while (short && !fits(`${short}…`)) short = [...short].slice(0, -1).join('');
  return `${short.replace(/[\s,.]+$/, '')}…`;
});
