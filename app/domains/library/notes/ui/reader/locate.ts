import type { DrawnPage, Quad } from '../../../reader/ui/reader-handle.ts';
import { findQuote } from '../../model/find-quote.ts';
import type { Place } from '../../model/places.ts';
import type { ReaderMark } from './marks-store.ts';

/** Where on a page a note is drawn: as it was marked, else where its quote is found, else nowhere in particular. */
export function quadsOn(page: DrawnPage, mark: ReaderMark, place: Place): Quad[] {
  if (place.quads && place.quads.length > 0) return place.quads as unknown as Quad[];
  if (place.rect || place.ink || !mark.quote || !page.textLayer) return [];
  return quoteQuads(page, page.textLayer, mark);
}

function quoteQuads(page: DrawnPage, layer: HTMLElement, mark: ReaderMark): Quad[] {
  const nodes: { node: Text; start: number }[] = [];
  let text = '';
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node: node as Text, start: text.length });
    text += `${(node as Text).data} `;
  }
  const found = findQuote(text, mark);
  if (!found) return [];
  const at = (offset: number) => {
    const one = nodes.findLast(({ start }) => start <= offset);
    return one && { node: one.node, offset: Math.min(offset - one.start, one.node.length) };
  };
  const [start, end] = [at(found.start), at(Math.max(found.start, found.end - 1))];
  if (!start || !end) return [];
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, Math.min(end.offset + 1, end.node.length));
  return page.quadsOf(range);
}

export const quadOf = ([x1 = 0, y1 = 0, x2 = 0, y2 = 0]: readonly number[]): Quad => [x1, y2, x2, y2, x1, y1, x2, y1];
