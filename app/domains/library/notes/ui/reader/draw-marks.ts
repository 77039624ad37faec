import type { Box, DrawnPage } from '../../../reader/ui/reader-handle.ts';
import type { ReaderMark } from './marks-store.ts';
import { quadOf, quadsOn } from './locate.ts';

const svgSpace = 'http://www.w3.org/2000/svg';

/** Where marks are on each page, in percent: what a click is compared with. */
type Area = Box & { id: string };
const areas = new WeakMap<HTMLElement, Area[]>();

/** Draws the notes of one page into its layer. Buttons carry them for the keyboard; the mouse still reaches the words below. */
export function drawMarks(page: DrawnPage, marks: readonly ReaderMark[], { labelOf, open, currentId }: { labelOf: (mark: ReaderMark) => string; open: (id: string) => void; currentId: string | null }): void {
  const layer = page.layer('notes');
  const focused = layer.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.note : undefined;
  const placed = marks
    .flatMap((mark) => mark.places.filter(({ key }) => key === page.key).map((place) => ({ mark, place, boxes: quadsOn(page, mark, place).map((quad) => page.boxOf(quad)) })))
    .map((one, index) => ({ ...one, boxes: one.boxes.length > 0 || one.place.ink ? one.boxes : [one.place.rect ? page.boxOf(quadOf(one.place.rect)) : { left: 1, top: 1 + index * 4, width: 4, height: 3 }] }))
    .map((one) => ({ ...one, strokes: (one.place.ink ?? []).map((stroke) => pointsOf(page, stroke)) }))
    .sort((a, b) => topOf(a) - topOf(b));
  const found: Area[] = [];
  layer.replaceChildren(...placed.map(({ mark, place, boxes, strokes }) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `note-mark note-${mark.color} note-${mark.kind}`;
    button.dataset.note = mark.id;
    button.setAttribute('aria-label', labelOf(mark));
    if (mark.id === currentId) button.setAttribute('aria-current', 'true');
    button.addEventListener('click', () => open(mark.id));
    const isWords = place.quads !== undefined || (mark.quote !== '' && !place.rect);
    for (const box of boxes) {
      button.append(boxElement(box, isWords ? 'note-stroke' : mark.kind === 'text' ? 'note-text' : 'note-pin', mark.kind === 'text' ? mark.body : ''));
      found.push({ ...box, id: mark.id });
    }
    if (strokes.length > 0) {
      button.append(inkElement(strokes));
      found.push(...strokes.map((points) => ({ ...aroundOf(points), id: mark.id })));
    }
    return button;
  }));
  areas.set(page.element, found);
  if (focused) layer.querySelector<HTMLElement>(`[data-note="${CSS.escape(focused)}"]`)?.focus();
}

/** The note under a click, the smallest first. */
export function markAt(page: DrawnPage, clientX: number, clientY: number): string | null {
  const frame = page.element.getBoundingClientRect();
  const [x, y] = [((clientX - frame.left) / frame.width) * 100, ((clientY - frame.top) / frame.height) * 100];
  const hit = (areas.get(page.element) ?? []).filter(({ left, top, width, height }) => x >= left && x <= left + width && y >= top && y <= top + height);
  return hit.sort((a, b) => a.width * a.height - b.width * b.height)[0]?.id ?? null;
}

const topOf = ({ boxes, strokes }: { boxes: Box[]; strokes: [number, number][][] }): number => Math.min(...boxes.map(({ top }) => top), ...strokes.map((points) => aroundOf(points).top), 100);

function boxElement({ left, top, width, height }: Box, className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  Object.assign(element.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
  element.textContent = text;
  return element;
}

export function pointsOf(page: DrawnPage, stroke: readonly number[]): [number, number][] {
  return Array.from({ length: stroke.length / 2 }, (_, at) => {
    const [x = 0, y = 0] = stroke.slice(2 * at, 2 * at + 2);
    const { left, top } = page.boxOf([x, y, x, y, x, y, x, y]);
    return [left, top];
  });
}

function aroundOf(points: readonly [number, number][]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs) - 0.5, Math.min(...ys) - 0.5];
  return { left, top, width: Math.max(...xs) + 0.5 - left, height: Math.max(...ys) + 0.5 - top };
}

export function inkElement(strokes: readonly [number, number][][]): SVGElement {
  const svg = document.createElementNS(svgSpace, 'svg');
  svg.setAttribute('class', 'note-ink-lines');
  svg.setAttribute('viewBox', '0 0 100 100');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  for (const points of strokes) {
    const line = document.createElementNS(svgSpace, 'polyline');
    // A dot is a line to itself.
    line.setAttribute('points', (points.length === 1 ? [points[0]!, points[0]!] : points).map(([x, y]) => `${x},${y}`).join(' '));
    svg.append(line);
  }
  return svg;
}
