import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

/** Looks again every so often while the page is in view and there is something to wait for; without scripts a link does. */
export function useLookAgain(isWanted = true, everyMs = 1_000): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== 'idle' || !isWanted) return undefined;
    const look = () => { if (!document.hidden) revalidate(); };
    const timer = setTimeout(look, everyMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [revalidate, state, isWanted, everyMs]);
}
