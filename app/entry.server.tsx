import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import type { i18n } from 'i18next';
import { renderToPipeableStream } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { createI18n } from '#app/platform/i18n/create-i18n.ts';
import { typeset } from '#app/platform/i18n/typeset.ts';
import { routePlace } from '#app/platform/http/route-place.ts';
import { collectHtml } from '#app/platform/http/collect-html.server.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import { DocumentContext } from '#app/ui/document.tsx';
import { catalogs } from '#app/server/messages.server.ts';

const translations: Record<Locale, i18n> = {
  ru: createI18n('ru', { ru: typeset('ru', catalogs.ru) }),
  en: createI18n('en', { en: typeset('en', catalogs.en) }),
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
        <I18nextProvider i18n={translations[context.ctx.locale]}>
          <RemixServer context={remixContext} url={request.url} nonce={context.nonce} />
        </I18nextProvider>
      </DocumentContext.Provider>,
      {
        nonce: context.nonce,
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
