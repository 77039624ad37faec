import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { useIsFetching } from './use-redraw.ts';

/** Looks again every so often while the page is in view and there is something to wait for; without scripts a link does. */
export function useLookAgain(isWanted = true, everyMs = 1_000): void {
  const { revalidate } = useRevalidator();
  const isFetching = useIsFetching();
  useEffect(() => {
    if (isFetching || !isWanted) return undefined;
    const look = () => { if (!document.hidden) revalidate(); };
    const timer = setTimeout(look, everyMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [revalidate, isFetching, isWanted, everyMs]);
}
