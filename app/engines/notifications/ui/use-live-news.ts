import { startTransition, useEffect, useRef, useState } from 'react';
import { useRedraw } from '#app/ui/use-redraw.ts';
import { listenForNews } from './listen-for-news.ts';

type Counted = { unread: number; at: number };

/**
 * What is unread by now: as the page was drawn, or as it was told since, whichever is later. `isHere`: the list itself is on the screen and is
 * drawn anew when something comes.
 */
export function useLiveNews({ unread, at, isHere }: { unread: number; at: string; isHere: boolean }): { unread: number; hasNew: boolean } {
  const [live, setLive] = useState<(Counted & { hasNew: boolean }) | null>(null);
  const redraw = useRedraw();
  const isListed = useRef(isHere);
  useEffect(() => {
    isListed.current = isHere;
  }, [isHere]);
  useEffect(() => listenForNews((counted, isNew) => {
    // The page inside the frame may not be alive yet; a transition waits for it, anything else would draw it again from nothing.
    startTransition(() => setLive((before) => ({ ...counted, hasNew: isNew || (before?.hasNew === true && counted.unread > 0) })));
    if (isNew && isListed.current) redraw();
  }), [redraw]);
  const isLater = live !== null && live.at >= Date.parse(at);
  return { unread: isLater ? live.unread : unread, hasNew: isLater && live.hasNew };
}
