import { joinPieces } from '../model/page-text.ts';
import type { Piece } from '../model/page-text.ts';
import type { DrawnPage, PageSelection } from './reader-handle.ts';

const contextLength = 80;

/** What is selected in the pages, each page's part for itself. */
export function readSelection(pages: readonly DrawnPage[]): PageSelection[] {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  return pages.flatMap((page) => {
    if (!page.textLayer || !range.intersectsNode(page.textLayer)) return [];
    const part = within(range, page.textLayer);
    const text = textOf(part, page.textLayer).trim();
    if (text === '') return [];
    return [{ pageNumber: page.number, pageKey: page.key, text, context: contextOf(part, page.textLayer), quads: page.quadsOf(part) }];
  });
}

/** The range cut to what lies inside an element. */
function within(range: Range, element: HTMLElement): Range {
  const part = document.createRange();
  part.selectNodeContents(element);
  if (part.comparePoint(range.startContainer, range.startOffset) === 0) part.setStart(range.startContainer, range.startOffset);
  if (part.comparePoint(range.endContainer, range.endOffset) === 0) part.setEnd(range.endContainer, range.endOffset);
  return part;
}

/** Text nodes of a range with what of them is inside, and the ends of lines between them. */
export function* walk(range: Range, root: HTMLElement): Generator<{ node: Text; start: number; end: number } | { lineEnd: true }> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!range.intersectsNode(node)) continue;
    if (node.nodeName === 'BR') yield { lineEnd: true };
    if (!(node instanceof Text)) continue;
    const start = node === range.startContainer ? range.startOffset : 0;
    const end = node === range.endContainer ? range.endOffset : node.length;
    if (end > start) yield { node, start, end };
  }
}

function textOf(range: Range, root: HTMLElement): string {
  const pieces: Piece[] = [...walk(range, root)].map((one) => ('lineEnd' in one ? one : { text: one.node.data.slice(one.start, one.end) }));
  return joinPieces(pieces);
}

function contextOf(range: Range, root: HTMLElement): { before: string; after: string } {
  const before = document.createRange();
  before.selectNodeContents(root);
  before.setEnd(range.startContainer, range.startOffset);
  const after = document.createRange();
  after.selectNodeContents(root);
  after.setStart(range.endContainer, range.endOffset);
  return { before: textOf(before, root).slice(-contextLength), after: textOf(after, root).slice(0, contextLength) };
}
