import { lengths } from './limits.ts';

/** What ends a sentence is not followed by a dash or a small letter: «Идёмте?» — спросил он. */
const end = /[.!?…]["'»”)]*\s+(?![\s—–-]|\p{Ll})/gu;
const endAfter = /[.!?…]["'»”)]*(?=\s+(?![\s—–-]|\p{Ll})|\s*$)/u;

/** The sentence that a selected text stands in, as far as what is around it is known. */
export function sentenceAround(before: string, text: string, after: string): string {
  const starts = [...before.matchAll(end)].map((match) => match.index + match[0].length);
  const begin = before.slice(starts.at(-1) ?? 0);
  const stop = endAfter.exec(after);
  return `${begin}${text}${stop ? after.slice(0, stop.index + stop[0].length) : after}`.replace(/\s+/g, ' ').trim().slice(0, lengths.sentence).toWellFormed();
}
