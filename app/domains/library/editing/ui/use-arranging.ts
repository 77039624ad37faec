import { useSubmit } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { DragEvent, KeyboardEvent, MouseEvent, RefObject } from 'react';

const boxes = (list: HTMLElement) => [...list.querySelectorAll<HTMLInputElement>('input[name="ids"]')];
const sheetOf = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLElement>('[data-page]') : null);

/**
 * What scripts add to the grid: ticking a run with Shift, the arrow keys, Alt with them to move, letters to turn, Delete,
 * and dragging. Each of these only presses a button of the form, so that nothing can be done here that cannot be done without.
 */
export function useArranging(list: List) {
  const submit = useSubmit();
  const last = useRef<HTMLInputElement | null>(null);
  const focused = useRef<string | null>(null);
  usePreparedSheets(list, focused);

  const press: Press = (intent, position, only) => {
    const form = list.current?.closest('form');
    const data = form && list.current && pressed(form, boxes(list.current), { intent, position, only });
    if (data) submit(data, { method: 'post', action: form.getAttribute('action') ?? undefined, preventScrollReset: true, replace: true });
  };

  const onClick = (event: MouseEvent) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || !list.current) return;
    const all = boxes(list.current);
    const [from, to] = [last.current ? all.indexOf(last.current) : -1, all.indexOf(box)];
    if (event.shiftKey && from >= 0) for (const between of all.slice(Math.min(from, to), Math.max(from, to) + 1)) between.checked = box.checked;
    last.current = box;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || !list.current || event.ctrlKey || event.metaKey) return;
    const all = boxes(list.current);
    const act = keyAction(event.key, { at: all.indexOf(box), columns: columnsOf(all), count: all.length });
    if (!act) return;
    event.preventDefault();
    focused.current = box.value;
    if (act.do === 'press') return press(act.intent, undefined, box);
    const next = all[act.to];
    if (!next) return;
    if (event.altKey) return press('move', Number(sheetOf(next)?.dataset['position']), box);
    if (event.shiftKey) next.checked = box.checked;
    next.focus();
  };

  return { onClick, onKeyDown, ...dragging(list, press) };
}

type List = RefObject<HTMLOListElement>;
type Press = (intent: string, position?: number, only?: HTMLInputElement) => void;

function usePreparedSheets(list: List, focused: RefObject<string>): void {
  // The page that was moved keeps the focus when the grid is drawn again.
  useEffect(() => {
    const id = focused.current;
    if (id === null || !list.current) return;
    const box = boxes(list.current).find(({ value }) => value === id);
    if (box && document.activeElement === document.body) box.focus();
  });

  useEffect(() => {
    for (const sheet of list.current?.querySelectorAll<HTMLElement>('[data-page]') ?? []) sheet.draggable = true;
  });
}

/** What the form's button would send: the ticked pages, or the one that is meant alone; null = there is none. */
function pressed(form: HTMLFormElement, all: readonly HTMLInputElement[], { intent, position, only }: { intent: string; position?: number; only?: HTMLInputElement }): FormData | null {
  const data = new FormData();
  data.set('intent', intent);
  data.set('from', new FormData(form).get('from') ?? '1');
  if (position !== undefined) data.set('position', String(position));
  const ticked = all.filter(({ checked }) => checked);
  const chosen = ticked.length > 0 && (!only || only.checked) ? ticked : only ? [only] : [];
  for (const { value } of chosen) data.append('ids', value);
  return chosen.length > 0 ? data : null;
}

function dragging(list: List, press: Press) {
  const clear = () => { for (const sheet of list.current?.querySelectorAll('[data-over]') ?? []) sheet.removeAttribute('data-over'); };
  return {
    onDragStart(event: DragEvent) {
      const sheet = sheetOf(event.target);
      if (!sheet) return;
      event.dataTransfer.setData('text/plain', sheet.dataset['page'] ?? '');
      event.dataTransfer.effectAllowed = 'move';
    },
    onDragOver(event: DragEvent) {
      const sheet = sheetOf(event.target);
      if (!sheet) return;
      event.preventDefault();
      for (const other of list.current?.querySelectorAll('[data-over]') ?? []) if (other !== sheet) other.removeAttribute('data-over');
      sheet.setAttribute('data-over', '');
    },
    onDrop(event: DragEvent) {
      clear();
      const sheet = sheetOf(event.target);
      const dragged = event.dataTransfer.getData('text/plain');
      const box = list.current && boxes(list.current).find(({ value }) => value === dragged);
      if (!sheet || !box) return;
      event.preventDefault();
      if (sheet.dataset['page'] !== dragged) press('move', Number(sheet.dataset['position']), box);
    },
    onDragEnd: clear,
  };
}

type Act = { do: 'go'; to: number } | { do: 'press'; intent: string };

function keyAction(key: string, { at, columns, count }: { at: number; columns: number; count: number }): Act | null {
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, ArrowUp: at - columns, ArrowDown: at + columns, Home: 0, End: count - 1 }[key];
  if (to !== undefined) return { do: 'go', to };
  const intent = { 'Delete': 'remove', 'Backspace': 'remove', '[': 'turn-left', ']': 'turn-right', 'х': 'turn-left', 'ъ': 'turn-right' }[key];
  return intent ? { do: 'press', intent } : null;
}

/** How many sheets stand in a row now. */
function columnsOf(all: readonly HTMLElement[]): number {
  const tops = all.map((box) => sheetOf(box)?.offsetTop ?? 0);
  const second = tops.findIndex((top) => top !== tops[0]);
  return second === -1 ? all.length : second;
}
