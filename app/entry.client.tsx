import { RemixBrowser } from '@remix-run/react';
import { createInstance } from 'i18next';
import resourcesToBackend from 'i18next-resources-to-backend';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { i18nOptions } from '#app/platform/i18n/create-i18n.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import { typeset } from '#app/platform/i18n/typeset.ts';
import { listenForOffer } from '#app/platform/offline/install-offer.ts';
import { keepOffline } from '#app/platform/offline/keep-offline.ts';
import { keepEarlyTyping } from '#app/ui/early-typing.ts';

type Messages = { default: Record<string, unknown> };

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

const loadTexts = async (language: string, namespace: string) => {
  const texts = await byKey.get(`${language}/${namespace}`)?.();
  return typeset(language as Locale, texts?.default ?? {});
};

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
  const modules = (window as unknown as { __remixRouteModules?: Record<string, { handle?: { messages?: string[] } }> }).__remixRouteModules ?? {};
  const namespaces = [...new Set(['site', 'ui', 'errors', ...Object.values(modules).flatMap((module) => module?.handle?.messages ?? [])])];
  const i18n = createInstance();
  await i18n
    .use(initReactI18next)
    .use(resourcesToBackend(loadTexts))
    .init({ ...i18nOptions, lng: document.documentElement.lang, ns: namespaces, defaultNS: 'site', load: 'currentOnly', react: { useSuspense: true } });
  await dataIsRead();
  keepEarlyTyping();
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={i18n}>
          <RemixBrowser />
        </I18nextProvider>
      </StrictMode>,
    );
  });
}

listenForOffer();
void hydrate();
keepOffline();
