import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import type { ReactNode } from 'react';
import { renderToPipeableStream, renderToString } from 'react-dom/server';
import { routePlace } from '#app/platform/http/route-place.ts';
import { collectHtml } from '#app/platform/http/collect-html.server.ts';
import { pageResponse } from '#app/platform/http/page-response.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import { TranslationProvider } from '#app/platform/i18n/translation.ts';
import type { Translator } from '#app/platform/i18n/translator.ts';
import { DocumentContext } from '#app/ui/document.tsx';

/** The process has set all texts already (a second copy in here would be some megabytes); while developing, a text that was changed is seen at once. */
const changed: Record<Locale, Translator> | null = import.meta.env.DEV ? (await import('#app/server/page-texts.server.ts')).setPageTexts() : null;

/**
 * Renders the whole document before it answers: nothing of ours streams, and one text compresses best. React draws a text in
 * one go for a fifth less than a stream of pieces; only where something is not loaded yet, the stream waits for it.
 */
export default async function handleRequest(request: Request, status: number, headers: Headers, remixContext: EntryContext, context: AppLoadContext): Promise<Response> {
  await readHandOff(remixContext);
  const translation = { translator: (changed ?? context.services.pageTexts)[context.ctx.locale] };
  const page = (
    <DocumentContext.Provider value={{ nonce: context.nonce, locale: context.ctx.locale, theme: context.visitorTheme }}>
      <TranslationProvider value={translation}>
        <RemixServer context={remixContext} url={request.url} nonce={context.nonce} />
      </TranslationProvider>
    </DocumentContext.Provider>
  );
  headers.append('Vary', 'Cookie, Accept-Language');
  const html = renderAtOnce(page);
  if (html !== null) return pageResponse(html, { status, headers });
  // Remix takes a reader of it each time it draws, though nothing is left to read.
  remixContext.serverHandoffStream = new ReadableStream();
  let hasFailed = false;
  const whole = await renderWaiting(page, context.nonce, (error) => {
    hasFailed = true;
    context.ctx.log.error({ err: error }, 'rendering failed');
    context.services.errors.report(error, { place: placeOf(request), traceId: context.requestId });
  });
  return pageResponse(whole, { status: hasFailed ? 500 : status, headers });
}

/**
 * Remix hands the page's data over in a stream, whose pieces are waited for while the page is drawn. All data is there when our
 * pages are drawn: read before, it is one piece, and nothing has to wait.
 */
async function readHandOff({ serverHandoffStream: stream, renderMeta }: EntryContext): Promise<void> {
  if (!stream || !renderMeta) return;
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let value = '';
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) value += decoder.decode(piece.value, { stream: true });
  reader.releaseLock();
  renderMeta.streamCache = { 0: Object.assign(Promise.resolve(), { result: { done: true, value } }) };
}

/** What React leaves where it would have had to wait, or where drawing failed. */
const unfinished = '<!--$!-->';

/** The page, or null where something has to be waited for or fails: only the stream can do the one and tell the other. */
function renderAtOnce(page: ReactNode): string | null {
  try {
    const whole = `<!DOCTYPE html>${renderToString(page)}`;
    return whole.includes(unfinished) ? null : whole;
  } catch {
    return null;
  }
}

const renderWaiting = (page: ReactNode, nonce: string, onError: (error: unknown) => void): Promise<string> =>
  new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(page, {
      nonce,
      // What was waited for stands where it belongs: as a later piece it would need scripts to come to its place.
      progressiveChunkSize: Infinity,
      onAllReady: () => pipe(collectHtml(resolve)),
      onShellError: reject,
      onError,
    });
  });

const placeOf = (request: Request): string => routePlace(request.method, new URL(request.url).pathname, {});

/** Called by Remix for what loaders and actions throw; expected errors never reach it (platform/http/route). */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }) {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  context.ctx.log.error({ err: error }, 'unhandled error');
  context.services.errors.report(error, { place: placeOf(request), traceId: context.requestId });
}
