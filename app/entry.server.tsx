import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { routePlace } from '#app/platform/http/route-place.ts';
import { collectHtml } from '#app/platform/http/collect-html.server.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import { TranslationProvider } from '#app/platform/i18n/translation.ts';
import type { Translation } from '#app/platform/i18n/translation.ts';
import { createTranslator } from '#app/platform/i18n/translator.ts';
import { typeset } from '#app/platform/i18n/typeset.ts';
import { DocumentContext } from '#app/ui/document.tsx';
import { catalogs } from '#app/server/messages.server.ts';

const translations: Record<Locale, Translation> = {
  ru: { translator: createTranslator('ru', typeset('ru', catalogs.ru)) },
  en: { translator: createTranslator('en', typeset('en', catalogs.en)) },
};

/** Renders the whole document before it answers: nothing of ours streams, and one buffer compresses best. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let renderedStatus = status;
    const { pipe } = renderToPipeableStream(
      <DocumentContext.Provider value={{ nonce: context.nonce, locale: context.ctx.locale, theme: context.visitorTheme }}>
        <TranslationProvider value={translations[context.ctx.locale]}>
          <RemixServer context={remixContext} url={request.url} nonce={context.nonce} />
        </TranslationProvider>
      </DocumentContext.Provider>,
      {
        nonce: context.nonce,
        // What was waited for stands where it belongs: as a later piece it would need scripts to come to its place.
        progressiveChunkSize: Infinity,
        onAllReady() {
          headers.set('Content-Type', 'text/html; charset=utf-8');
          headers.append('Vary', 'Cookie, Accept-Language');
          pipe(collectHtml((body) => resolve(new Response(body, { headers, status: renderedStatus }))));
        },
        onShellError: reject,
        onError(error) {
          renderedStatus = 500;
          context.ctx.log.error({ err: error }, 'rendering failed');
          context.services.errors.report(error, { place: placeOf(request), traceId: context.requestId });
        },
      },
    );
  });
}

const placeOf = (request: Request): string => routePlace(request.method, new URL(request.url).pathname, {});

/** Called by Remix for what loaders and actions throw; expected errors never reach it (platform/http/route). */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }) {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  context.ctx.log.error({ err: error }, 'unhandled error');
  context.services.errors.report(error, { place: placeOf(request), traceId: context.requestId });
}
