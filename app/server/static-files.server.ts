import type { IncomingMessage, ServerResponse } from 'node:http';
import { existsSync } from 'node:fs';
import sirv from 'sirv';
import { offlineWorkerPolicy, workerPolicy } from '#app/platform/http/headers.server.ts';
import { workerPath } from '#app/platform/offline/keeping.ts';

/** Serves what the build made (hashed names: kept for ever) and what `public/` holds. */
export function createStaticFiles(clientFolder: string) {
  if (!existsSync(clientFolder)) throw new Error(`${clientFolder} is missing: run the build first`);
  const serve = sirv(clientFolder, {
    etag: true,
    brotli: true,
    gzip: false,
    dotfiles: false,
    setHeaders(response, pathname) {
      const isHashed = pathname.startsWith('/assets/');
      response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600');
      if (pathname === workerPath) {
        response.setHeader('Cache-Control', 'no-cache');
        response.setHeader('Content-Security-Policy', offlineWorkerPolicy);
      }
      // A worker lives by the policy of its own file, not by its page's.
      if (pathname.endsWith('.worker.min.mjs')) response.setHeader('Content-Security-Policy', workerPolicy);
    },
  });
  return (request: IncomingMessage, response: ServerResponse): Promise<boolean> =>
    new Promise((resolve) => {
      if ((request.url ?? '').startsWith('/assets/') === false && (request.url ?? '').split('?')[0] !== workerPath && !/^\/[\w.-]+\.(svg|png|ico|webmanifest|txt|woff2|webp)(\?|$)/.test(request.url ?? '')) {
        resolve(false);
        return;
      }
      response.once('close', () => resolve(true));
      // sirv lets a file that is gone, or that cannot be opened just now, end the process.
      response.once('pipe', (file) => void file.once('error', () => response.destroy()));
      serve(request, response, () => resolve(false));
    });
}
