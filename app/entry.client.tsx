import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { loadOnDemand } from '#app/platform/i18n/load-on-demand.ts';
import { defaultLocale, isLocale } from '#app/platform/i18n/locales.ts';
import { TranslationProvider } from '#app/platform/i18n/translation.ts';
import { createTranslator } from '#app/platform/i18n/translator.ts';
import { typeset } from '#app/platform/i18n/typeset.ts';
import { listenForOffer } from '#app/platform/offline/install-offer.ts';
import { keepOffline } from '#app/platform/offline/keep-offline.ts';
import type { PageHandle } from '#app/routes/site/document-title.tsx';
import { keepEarlyTyping } from '#app/ui/early-typing.ts';

type Messages = { default: object };

const files = import.meta.glob<Messages>('./**/messages/*.json');

/** `domains/library/messages/ru.json` is namespace `library`; `messages/import.ru.json` is namespace `import`. */
const byKey = new Map<string, () => Promise<Messages>>();
for (const [path, load] of Object.entries(files)) {
  const parts = path.split('/');
  const [first = '', second] = (parts.at(-1) ?? '').replace(/\.json$/, '').split('.');
  const folder = parts.at(-3) ?? '';
  const namespace = second ? first : folder === 'http' ? 'errors' : folder;
  byKey.set(`${second ?? first}/${namespace}`, load);
}

const language = document.documentElement.lang;
const locale = isLocale(language) ? language : defaultLocale;

const translation = loadOnDemand(createTranslator(locale), async (namespace) => {
  const texts = await byKey.get(`${locale}/${namespace}`)?.();
  return typeset(locale, texts?.default ?? {});
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
