import { useEffect } from 'react';
import type { DrawnPage, ReaderHandle } from '../../reader/ui/reader-handle.ts';
import { wordPattern } from '../model/word-pattern.ts';
import { wordPaths } from '../paths.ts';

type OnPage = { words: { forms: string[] }[] };

/** Words that are being learned, tinted on every page that is drawn; where the browser cannot paint ranges, pages stay as they are. */
export function useTintedWords(reader: ReaderHandle | null, savedTimes: number): void {
  useEffect(() => {
    if (!reader || typeof Highlight === 'undefined') return undefined;
    const highlight = new Highlight();
    CSS.highlights.set('saved-words', highlight);
    const asked = new Map<number, Promise<OnPage>>();
    const ranges = new Map<number, Range[]>();
    const stop = new AbortController();
    const tint = async (page: DrawnPage) => {
      if (!page.textLayer) return;
      const asking = asked.get(page.number) ?? fetch(wordPaths.onPage(reader.bookId, page.number), { signal: stop.signal }).then((response) => (response.ok ? (response.json() as Promise<OnPage>) : { words: [] }));
      asked.set(page.number, asking);
      const { words } = await asking;
      for (const old of ranges.get(page.number) ?? []) highlight.delete(old);
      const found = rangesOf(page.textLayer, new Set(words.flatMap(({ forms }) => forms)));
      for (const range of found) highlight.add(range);
      ranges.set(page.number, found);
    };
    // A page without its tint is still a page.
    const off = reader.onPageDrawn((page) => void tint(page).catch(() => asked.delete(page.number)));
    return () => {
      stop.abort();
      off();
      CSS.highlights.delete('saved-words');
    };
  }, [reader, savedTimes]);
}

/** Where the forms stand in the text layer, word by word. */
function rangesOf(layer: HTMLElement, forms: ReadonlySet<string>): Range[] {
  if (forms.size === 0) return [];
  const found: Range[] = [];
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const match of (node.nodeValue ?? '').matchAll(wordPattern)) {
      if (!forms.has(match[0])) continue;
      const range = new Range();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      found.push(range);
    }
  }
  return found;
}
