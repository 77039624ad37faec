import { lengths } from './limits.ts';

const end = /[.!?…]["'»”)]*\s+/g;

/** The sentence that a selected text stands in, as far as what is around it is known. */
export function sentenceAround(before: string, text: string, after: string): string {
  const starts = [...before.matchAll(end)].map((match) => match.index + match[0].length);
  const begin = before.slice(starts.at(-1) ?? 0);
  const stop = /[.!?…]["'»”)]*(?=\s|$)/.exec(after);
  return `${begin}${text}${stop ? after.slice(0, stop.index + stop[0].length) : after}`.replace(/\s+/g, ' ').trim().slice(0, lengths.sentence).toWellFormed();
}
