import { isAsset, workerPath } from './keeping.ts';

/** Once the page has nothing better to do: the worker that keeps pages for the time without a connection. */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // The framework loads a document anew at most once for routes that it cannot ask for; without a connection each page may.
  if (document.body.dataset.kept) sessionStorage.removeItem('remix-manifest-version');
  const begin = () => void register().catch(() => undefined);
  if (document.readyState === 'complete') setTimeout(begin, 1_000);
  else addEventListener('load', () => setTimeout(begin, 1_000), { once: true });
}

async function register(): Promise<void> {
  const hasNone = navigator.serviceWorker.controller === null;
  await navigator.serviceWorker.register(workerPath, { updateViaCache: 'none' });
  if (!hasNone) return;
  const { active } = await navigator.serviceWorker.ready;
  const files = performance.getEntriesByType('resource').map(({ name }) => new URL(name)).filter((url) => url.origin === location.origin && isAsset(url));
  active?.postMessage({ page: location.pathname + location.search, files: files.map(({ pathname, search }) => pathname + search) });
}
