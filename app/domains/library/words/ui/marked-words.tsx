import type { ReactNode } from 'react';
import { wordPattern } from '../model/word-pattern.ts';
import { wordPaths } from '../paths.ts';
import type { WordOnPage } from '../queries/words-on-page.server.ts';

type Stretch = { start: number; end: number; wrap: (text: ReactNode) => ReactNode };

/** Where in a paragraph of the text view saved words stand, each a link to what is kept of it. */
export function markedWords(words: readonly Pick<WordOnPage, 'wordId' | 'forms'>[]): (paragraph: string) => Stretch[] {
  const ids = new Map(words.flatMap(({ wordId, forms }) => forms.map((form) => [form, wordId] as const)));
  if (ids.size === 0) return () => [];
  return (paragraph) => [...paragraph.matchAll(wordPattern)].flatMap(({ 0: form, index }) => {
    const id = ids.get(form);
    return id === undefined ? [] : [{ start: index, end: index + form.length, wrap: (text) => <mark className="word-mark"><a href={wordPaths.word(id)}>{text}</a></mark> }];
  });
}
