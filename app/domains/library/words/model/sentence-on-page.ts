import { sentenceAround } from './sentence-around.ts';

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/[её]/gi, '[её]').replace(/\s+/g, '\\s+');

/**
 * The first sentence of a page in which a word or phrase stands; '' where it does not. As it is written before its other
 * forms, and these by their stem: «книгу» for "книга", "books" for "book".
 */
export function sentenceOnPage(text: string, { word, stem }: { word: string; stem: string | null }): string {
  const patterns = [`(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`, ...(stem ? [`(?<![\\p{L}\\p{N}])${escaped(stem)}\\p{L}{0,5}(?![\\p{L}\\p{N}])`] : [])];
  const paragraphs = text.split(/\n\n+/);
  for (const pattern of patterns) {
    for (const paragraph of paragraphs) {
      const hit = new RegExp(pattern, 'iu').exec(paragraph);
      if (hit) return sentenceAround(paragraph.slice(0, hit.index), hit[0], paragraph.slice(hit.index + hit[0].length));
    }
  }
  return '';
}
