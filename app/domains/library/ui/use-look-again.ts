import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

/** Looks again every second while the page is in view and there is something to wait for; without scripts a link does. */
export function useLookAgain(isWanted = true): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== 'idle' || !isWanted) return undefined;
    const timer = setTimeout(() => {
      if (!document.hidden) revalidate();
    }, 1_000);
    const look = () => document.hidden || revalidate();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [revalidate, state, isWanted]);
}
