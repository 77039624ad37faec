import { normalizeLineEnds } from '#app/platform/text/line-ends.ts';

/** Plain text as its paragraphs: what empty lines part; single line breaks stay inside. */
export const paragraphsOf = (text: string): string[] =>
  normalizeLineEnds(text).split(/\n[ \t]*\n\s*/).map((part) => part.trim()).filter(Boolean);
