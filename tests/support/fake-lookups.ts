import type { ServerResponse } from 'node:http';
import { asJson, sendJson, startFakeProvider, together } from './fake-provider.ts';
import type { Asked, FakeProvider } from './fake-provider.ts';

type FakeWords = FakeProvider<unknown>;

export type FakeLookups = {
  google: FakeWords;
  libre: FakeWords;
  wikipedia: FakeWords;
  /** Variables that lead an app here; without one of the translators by leaving its two lines out. */
  env: Record<string, string>;
  reset(): void;
  close(): Promise<void>;
};

export const translateKey = 'AIza-translate_key';
export const libreKey = 'libre-key';

/** What each of them knows: a text of one language in another. */
const translations: Record<string, string> = { 'book': 'книга', 'went': 'пошёл', 'He went home': 'Он пошёл домой', 'книгами': 'books', 'oblomovitis': 'обломовщина', '<b>"&"</b>': '<b>«и»</b>' };

const articles: Record<string, Record<string, { extract: string; description?: string; ru?: string; isMany?: boolean }>> = {
  en: {
    'Book': { extract: 'A book is a medium for recording information.', description: 'Medium for recording', ru: 'Книга' },
    'Mercury': { extract: 'Mercury may refer to:', isMany: true },
    'Mercury (planet)': { extract: 'Mercury is the first planet from the Sun.', description: 'First planet', ru: 'Меркурий' },
    'Mercury (element)': { extract: 'Mercury is a chemical element.', description: 'Element 80' },
  },
  ru: { 'Книга': { extract: 'Книга — один из видов печатной продукции.' }, 'Меркурий': { extract: 'Меркурий — первая планета.' } },
};

export async function startFakeLookups(): Promise<FakeLookups> {
  const [google, libre, wikipedia] = await Promise.all([startFakeProvider(answerGoogle, asJson), startFakeProvider(answerLibre, asJson), startFakeProvider(answerWikipedia, asJson)]);
  return {
    google: google.provider, libre: libre.provider, wikipedia: wikipedia.provider,
    env: { GOOGLE_TRANSLATE_BASE_URL: google.provider.url, GOOGLE_TRANSLATE_KEY: translateKey, LIBRETRANSLATE_URL: libre.provider.url, LIBRETRANSLATE_KEY: libreKey, WIKIPEDIA_BASE_URL: wikipedia.provider.url },
    ...together([google, libre, wikipedia]),
  };
}

function answerGoogle({ path, method, headers, body }: Asked<unknown>, response: ServerResponse): void {
  const { q, format } = body as { q: string; format: string };
  if (method !== 'POST' || path !== '/language/translate/v2') return sendJson(response, { error: { code: 404 } }, 404);
  if (headers['x-goog-api-key'] !== translateKey) return sendJson(response, { error: { code: 403, status: 'PERMISSION_DENIED' } }, 403);
  const text = translations[q] ?? `G:${q}`;
  sendJson(response, { data: { translations: [{ translatedText: format === 'text' ? text : text.replace(/"/g, '&quot;') }] } });
}

function answerLibre({ path, method, body }: Asked<unknown>, response: ServerResponse): void {
  const { q, target, api_key: key } = body as { q: string; target: string; api_key?: string };
  if (method !== 'POST' || path !== '/translate') return sendJson(response, { error: 'Not found' }, 404);
  if (key !== libreKey) return sendJson(response, { error: 'Invalid API key' }, 403);
  if (target === 'eo') return sendJson(response, { error: 'eo is not supported' }, 400);
  sendJson(response, { translatedText: translations[q] ?? `L:${q}` });
}

function answerWikipedia({ url }: Asked<unknown> & { url: URL }, response: ServerResponse): void {
  const [, language = '', kind = '', ...rest] = url.pathname.split('/');
  const known = articles[language] ?? {};
  if (kind === 'w') {
    const words = (url.searchParams.get('gsrsearch') ?? '').toLowerCase();
    const pages = Object.entries(known).filter(([title]) => title.toLowerCase().includes(words)).map(([title, { description, ru, isMany }], index) => ({
      pageid: index + 1, ns: 0, title, index: index + 1, ...(description && { description }), ...(isMany && { pageprops: { disambiguation: '' } }), ...(ru && url.searchParams.get('lllang') === 'ru' && { langlinks: [{ lang: 'ru', title: ru }] }),
    }));
    return sendJson(response, { batchcomplete: true, ...(pages.length > 0 && { query: { pages } }) });
  }
  const title = decodeURIComponent(rest.at(-1) ?? '').replaceAll('_', ' ');
  const article = known[title];
  if (!article) return sendJson(response, { type: 'Internal error', title: 'Not found.' }, 404);
  sendJson(response, { type: article.isMany ? 'disambiguation' : 'standard', title, extract: article.extract, extract_html: `<p><script>alert(1)</script>${article.extract}</p>`, description: article.description });
}
