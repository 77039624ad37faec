import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { catalogAddress } from '#app/platform/i18n/catalog-address.ts';
import { loadOnDemand } from '#app/platform/i18n/load-on-demand.ts';
import { defaultLocale, isLocale } from '#app/platform/i18n/locales.ts';
import { TranslationProvider } from '#app/platform/i18n/translation.ts';
import { createTranslator } from '#app/platform/i18n/translator.ts';
import { typeset } from '#app/platform/i18n/typeset.ts';
import { listenForOffer } from '#app/platform/offline/install-offer.ts';
import { keepOffline } from '#app/platform/offline/keep-offline.ts';
import type { PageHandle } from '#app/routes/site/document-title.tsx';
import { keepEarlyTyping } from '#app/ui/early-typing.ts';

/** Put in by the build: what the addresses of all texts have in common. */
declare const CATALOGS_VERSION: string;

const language = document.documentElement.lang;
const locale = isLocale(language) ? language : defaultLocale;

const translation = loadOnDemand(createTranslator(locale), async (namespace) => {
  const { default: texts } = (await import(/* @vite-ignore */ catalogAddress({ version: CATALOGS_VERSION, locale, namespace }))) as { default: object };
  return typeset(locale, texts);
});

/**
 * Remix reads the page's data when it is first drawn and lets React wait for that. A click or a key in this moment would have
 * React draw at once what cannot be drawn yet, which ends in its error 345 and a dead page: so it is read before.
 */
async function dataIsRead(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (waiting) {
    if (waiting instanceof Promise) await waiting;
  }
}

async function hydrate() {
  const modules = (window as unknown as { __remixRouteModules?: Record<string, { handle?: PageHandle }> }).__remixRouteModules ?? {};
  const isSignedIn = document.documentElement.hasAttribute('data-signed-in');
  const namesOf = ({ messages = [], memberMessages = [] }: PageHandle = {}) => (isSignedIn ? [...messages, ...memberMessages] : messages);
  const namespaces = [...new Set(['site', 'ui', 'errors', ...Object.values(modules).flatMap((module) => namesOf(module?.handle))])];
  // What a page may need but never showed is not there without a connection, and is no reason to leave the page lifeless.
  await Promise.allSettled(namespaces.map(translation.load));
  await dataIsRead();
  keepEarlyTyping();
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <TranslationProvider value={translation}>
          <RemixBrowser />
        </TranslationProvider>
      </StrictMode>,
    );
  });
}

listenForOffer();
void hydrate();
keepOffline();
