import { useNavigate } from '@remix-run/react';
import { useEffect, useRef } from 'react';

type ShortcutsProps = { rooms: readonly { href: string; shortcut?: string }[]; searchId: string; searchHref?: string; helpHref?: string };

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** What the key writes, wherever it lies (Shift and 7 in Germany); where the layout has other signs on it, by its place. */
const signOf = ({ key, code, shiftKey }: KeyboardEvent): string | null => {
  if (key === '/' || key === '?') return key;
  if (code !== 'Slash') return null;
  return shiftKey ? '?' : '/';
};

/**
 * `/` to search, `g` and a letter to go to a room, `?` for help. Keys are read by their place on the
 * keyboard, so they work in the Russian layout too. Nothing here is the only way to anything.
 */
export function Shortcuts({ rooms, searchId, searchHref, helpHref }: ShortcutsProps) {
  const navigate = useNavigate();
  const goPressedAt = useRef(-Infinity);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      const afterGo = event.timeStamp - goPressedAt.current < 1500;
      goPressedAt.current = !afterGo && event.code === 'KeyG' ? event.timeStamp : -Infinity;
      const room = afterGo ? rooms.find(({ shortcut }) => shortcut && event.code === `Key${shortcut.toUpperCase()}`) : undefined;
      const sign = signOf(event);
      if (room) navigate(room.href);
      else if (sign === '?' && helpHref) navigate(helpHref);
      else if (sign === '/') search();
      else return;
      event.preventDefault();
    };
    const search = () => {
      const fields = document.querySelectorAll<HTMLInputElement>(`#main input[type=search], #${searchId}`);
      const visible = [...fields].find((field) => field.checkVisibility());
      if (visible) visible.focus();
      else if (searchHref) navigate(searchHref);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [rooms, searchId, searchHref, helpHref, navigate]);
  return null;
}
