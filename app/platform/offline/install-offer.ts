import { useSyncExternalStore } from 'react';

/** Chromium's offer to put the app on the device; other browsers make none. */
type Offer = Event & { prompt(): Promise<unknown> };

let offer: Offer | null = null;
const watchers = new Set<() => void>();

function change(to: Offer | null): void {
  offer = to;
  for (const watch of watchers) watch();
}

/** The offer comes once, mostly before the page is alive: it is held for whoever shows it. */
export function listenForOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    change(event as Offer);
  });
  addEventListener('appinstalled', () => change(null));
}

const subscribe = (watch: () => void) => {
  watchers.add(watch);
  return () => void watchers.delete(watch);
};

/** Takes the offer up; it is good for one time. Null: there is none. */
export function useInstallOffer(): (() => void) | null {
  const current = useSyncExternalStore(subscribe, () => offer, () => null);
  return current && (() => {
    change(null);
    void current.prompt();
  });
}

/** It runs as an app of its own already. */
export const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true;

/** Only there one does it by hand, and only with Safari's own menu. */
export const isApplePhone = (): boolean => /iPhone|iPad|iPod/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

const cookie = 'kz-install';

/** In a cookie, and not beside the pages: signing out takes away what is kept there. */
export const isPutOff = (): boolean => document.cookie.split('; ').includes(`${cookie}=later`);

export function putOff(): void {
  document.cookie = `${cookie}=later; Path=/; Max-Age=31536000; SameSite=Lax${location.protocol === 'https:' ? '; Secure' : ''}`;
}
