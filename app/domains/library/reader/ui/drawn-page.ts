import { mergeIntoLines } from '../model/line-boxes.ts';
import { walk } from './read-selection.ts';
import type { Box, DrawnPage, Quad } from './reader-handle.ts';

/** What we need of the library's view of a page. */
export type PageView = {
  id: number;
  div: HTMLElement;
  textLayer?: { div: HTMLElement } | null;
  viewport: { width: number; height: number; convertToPdfPoint(x: number, y: number): number[]; convertToViewportPoint(x: number, y: number): number[] };
};

/** A page that is drawn, with the two ways between what is on the screen and what is in the file. */
export function drawnPage(view: PageView, pageKey: number): DrawnPage {
  const pointAt = (clientX: number, clientY: number) => {
    const frame = view.div.getBoundingClientRect();
    const { width, height } = view.viewport;
    const [x = 0, y = 0] = view.viewport.convertToPdfPoint(((clientX - frame.left) / frame.width) * width, ((clientY - frame.top) / frame.height) * height);
    return { x, y };
  };
  return {
    number: view.id,
    key: pageKey,
    element: view.div,
    textLayer: view.textLayer?.div ?? null,
    layer: (name) => layerOf(view.div, name),
    boxOf: (quad) => boxOf(view, quad),
    pointAt,
    quadsOf: (range) => quadsOf(range, view.textLayer?.div, pointAt),
  };
}

function layerOf(page: HTMLElement, name: string): HTMLElement {
  const found = page.querySelector<HTMLElement>(`:scope > .reader-layer[data-layer="${CSS.escape(name)}"]`);
  if (found) return found;
  const layer = document.createElement('div');
  layer.className = 'reader-layer';
  layer.dataset.layer = name;
  page.append(layer);
  return layer;
}

function boxOf({ viewport }: PageView, quad: Quad): Box {
  const xs: number[] = [];
  const ys: number[] = [];
  for (let at = 0; at < 8; at += 2) {
    const [x = 0, y = 0] = viewport.convertToViewportPoint(quad[at] ?? 0, quad[at + 1] ?? 0);
    xs.push(x);
    ys.push(y);
  }
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  const share = (length: number, whole: number) => Math.round((length / whole) * 1e5) / 1e3;
  return {
    left: share(left, viewport.width), top: share(top, viewport.height),
    width: share(Math.max(...xs) - left, viewport.width), height: share(Math.max(...ys) - top, viewport.height),
  };
}

function quadsOf(range: Range, root: HTMLElement | undefined, pointAt: DrawnPage['pointAt']): Quad[] {
  if (!root) return [];
  const rects = [...walk(range, root)].flatMap((piece) => {
    if ('lineEnd' in piece || piece.node.data.slice(piece.start, piece.end).trim() === '') return [];
    const part = document.createRange();
    part.setStart(piece.node, piece.start);
    part.setEnd(piece.node, piece.end);
    return [...part.getClientRects()].map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
  });
  const round = (value: number) => Math.round(value * 100) / 100;
  return mergeIntoLines(rects).map(({ left, top, right, bottom }) => {
    const corners = [pointAt(left, top), pointAt(right, top), pointAt(left, bottom), pointAt(right, bottom)];
    return corners.flatMap(({ x, y }) => [round(x), round(y)]) as unknown as Quad;
  });
}
