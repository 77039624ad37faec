/** The part of a service worker's world that ours uses: TypeScript knows either pages or workers, and this project is pages. */
type LastingEvent = Event & { waitUntil(work: Promise<unknown>): void };
export type FetchEvent = LastingEvent & { request: Request; preloadResponse: Promise<Response | undefined>; respondWith(answer: Promise<Response>): void };
type MessageToWorker = LastingEvent & { data: unknown };

export type WorkerScope = {
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageToWorker) => void): void;
  skipWaiting(): Promise<void>;
  /** Older browsers have no preload. */
  registration: { navigationPreload?: { enable(): Promise<void> } };
  clients: { claim(): Promise<void> };
  location: Location;
  navigator: Navigator;
};
