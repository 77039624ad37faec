import { useLocation } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/**
 * A browser that opens a page begins at its top; a router only changes what is there, and with the pressed link the focus goes too.
 * Then the new page's name takes it, which is also how it is read out. What has the focus already, a field for one, keeps it.
 */
export function useArrival(): void {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    const name = document.querySelector<HTMLElement>('#main h1');
    if (!name || document.activeElement !== document.body) return;
    name.tabIndex = -1;
    name.focus({ preventScroll: true });
  }, [pathname]);
}
