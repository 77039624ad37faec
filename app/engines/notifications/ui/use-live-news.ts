import { useRevalidator } from '@remix-run/react';
import { startTransition, useEffect, useRef, useState } from 'react';
import { listenForNews } from './listen-for-news.ts';

type Counted = { unread: number; at: number };

/**
 * What is unread by now: as the page was drawn, or as it was told since, whichever is later. `isHere`: the list itself is on the screen and is
 * drawn anew when something comes.
 */
export function useLiveNews({ unread, at, isHere }: { unread: number; at: string; isHere: boolean }): { unread: number; hasNew: boolean } {
  const [live, setLive] = useState<(Counted & { hasNew: boolean }) | null>(null);
  const { revalidate } = useRevalidator();
  const redraw = useRef<() => void>(() => undefined);
  useEffect(() => {
    redraw.current = isHere ? revalidate : () => undefined;
  }, [isHere, revalidate]);
  useEffect(() => listenForNews((counted, isNew) => {
    // The page inside the frame may not be alive yet; a transition waits for it, anything else would draw it again from nothing.
    startTransition(() => setLive((before) => ({ ...counted, hasNew: isNew || (before?.hasNew === true && counted.unread > 0) })));
    if (isNew) redraw.current();
  }), []);
  const isLater = live !== null && live.at >= Date.parse(at);
  return { unread: isLater ? live.unread : unread, hasNew: isLater && live.hasNew };
}
