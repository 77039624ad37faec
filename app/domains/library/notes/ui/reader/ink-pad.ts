import type { DrawnPage, ReaderHandle } from '../../../reader/ui/reader-handle.ts';
import { placeLimits } from '../../model/place-limits.ts';
import type { Place } from '../../model/places.ts';
import { inkElement, pointsOf } from './draw-marks.ts';

type Stroke = { key: number; points: number[] };

/** Closer than this (in points) a hand has not moved. */
const stepSquared = 0.8 ** 2;

/** Pads over the pages that take pen, finger and mouse while something is drawn. */
export function openInkPad(handle: ReaderHandle, onChange: (strokes: number) => void) {
  const strokes: Stroke[] = [];
  const room = () => placeLimits.numbers - strokes.reduce((sum, { points }) => sum + points.length, 0);
  const redraw = () => {
    for (const page of handle.pages()) show(page);
    onChange(strokes.length);
  };
  const show = (page: DrawnPage) => {
    const lines = strokes.filter(({ key }) => key === page.key).map(({ points }) => pointsOf(page, points));
    const layer = page.layer('ink');
    layer.replaceChildren(layer.querySelector('.note-pad') ?? createPad(page, { strokes, room, redraw }), ...(lines.length > 0 ? [inkElement(lines)] : []));
  };

  const off = handle.onPageDrawn(show);
  return {
    undo() {
      strokes.pop();
      redraw();
    },
    places(): Place[] {
      const keys = [...new Set(strokes.map(({ key }) => key))].slice(0, placeLimits.pages);
      return keys.map((key) => ({ key, ink: strokes.filter((one) => one.key === key && one.points.length >= 2).map(({ points }) => points) })).filter(({ ink }) => ink.length > 0);
    },
    close() {
      off();
      for (const page of handle.pages()) page.layer('ink').remove();
    },
  };
}

export type InkPad = ReturnType<typeof openInkPad>;

function createPad(page: DrawnPage, { strokes, room, redraw }: { strokes: Stroke[]; room: () => number; redraw: () => void }): HTMLElement {
  const pad = document.createElement('div');
  pad.className = 'note-pad';
  let current: Stroke | null = null;
  const add = (event: PointerEvent) => {
    if (!current) return;
    for (const { clientX, clientY } of event.getCoalescedEvents?.().length ? event.getCoalescedEvents() : [event]) {
      const { x, y } = page.pointAt(clientX, clientY);
      const [lastX, lastY] = current.points.slice(-2);
      const isNear = lastX !== undefined && lastY !== undefined && (x - lastX) ** 2 + (y - lastY) ** 2 < stepSquared;
      if (!isNear && room() >= 2 && current.points.length < 8_000) current.points.push(Math.round(x * 100) / 100, Math.round(y * 100) / 100);
    }
    redraw();
  };
  pad.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || strokes.length >= placeLimits.strokes) return;
    event.preventDefault();
    pad.setPointerCapture(event.pointerId);
    strokes.push(current = { key: page.key, points: [] });
    add(event);
  });
  pad.addEventListener('pointermove', add);
  for (const end of ['pointerup', 'pointercancel'] as const) pad.addEventListener(end, () => { current = null; });
  return pad;
}
