import { createContext, useContext } from 'react';

/** What the document needs before any data: known to the server for every response, read from the page in the browser. */
export type DocumentFacts = { nonce: string | undefined; locale: string; theme: string };

const fromPage = (): DocumentFacts =>
  typeof document === 'undefined'
    ? { nonce: undefined, locale: 'ru', theme: 'system' }
    : { nonce: undefined, locale: document.documentElement.lang, theme: document.documentElement.dataset.theme ?? 'system' };

export const DocumentContext = createContext<DocumentFacts | null>(null);

export const useDocument = (): DocumentFacts => useContext(DocumentContext) ?? fromPage();
