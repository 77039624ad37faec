import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Asked = { path: string; method: string; headers: IncomingMessage['headers']; body: unknown };

export type FakeWords = {
  url: string;
  asked: Asked[];
  /** How it answers from now on: as the real one does, or by hand. */
  answer: 'usual' | ((request: IncomingMessage, response: ServerResponse) => void);
};

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
  const [google, libre, wikipedia] = await Promise.all([start(answerGoogle), start(answerLibre), start(answerWikipedia)]);
  const all = [google, libre, wikipedia];
  return {
    google: google.fake, libre: libre.fake, wikipedia: wikipedia.fake,
    env: { GOOGLE_TRANSLATE_BASE_URL: google.fake.url, GOOGLE_TRANSLATE_KEY: translateKey, LIBRETRANSLATE_URL: libre.fake.url, LIBRETRANSLATE_KEY: libreKey, WIKIPEDIA_BASE_URL: wikipedia.fake.url },
    reset() {
      for (const { fake } of all) Object.assign(fake, { asked: [], answer: 'usual' });
    },
    close: async () => void (await Promise.all(all.map(({ close }) => close()))),
  };
}

type Usual = (asked: Asked, response: ServerResponse) => void;

async function start(usual: Usual) {
  const fake: FakeWords = { url: '', asked: [], answer: 'usual' };
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => {
      const text = Buffer.concat(pieces).toString();
      const asked = { path: request.url ?? '', method: request.method ?? '', headers: request.headers, body: text === '' ? null : (JSON.parse(text) as unknown) };
      fake.asked.push(asked);
      if (fake.answer === 'usual') usual(asked, response);
      else fake.answer(request, response);
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => new Promise<void>((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
  return { fake, close };
}

const json = (response: ServerResponse, body: unknown, status = 200) => void response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));

function answerGoogle({ path, method, headers, body }: Asked, response: ServerResponse): void {
  const { q, format } = body as { q: string; format: string };
  if (method !== 'POST' || path !== '/language/translate/v2') return json(response, { error: { code: 404 } }, 404);
  if (headers['x-goog-api-key'] !== translateKey) return json(response, { error: { code: 403, status: 'PERMISSION_DENIED' } }, 403);
  const text = translations[q] ?? `G:${q}`;
  json(response, { data: { translations: [{ translatedText: format === 'text' ? text : text.replace(/"/g, '&quot;') }] } });
}

function answerLibre({ path, method, body }: Asked, response: ServerResponse): void {
  const { q, target, api_key: key } = body as { q: string; target: string; api_key?: string };
  if (method !== 'POST' || path !== '/translate') return json(response, { error: 'Not found' }, 404);
  if (key !== libreKey) return json(response, { error: 'Invalid API key' }, 403);
  if (target === 'eo') return json(response, { error: 'eo is not supported' }, 400);
  json(response, { translatedText: translations[q] ?? `L:${q}` });
}

function answerWikipedia({ path }: Asked, response: ServerResponse): void {
  const url = new URL(path, 'http://fake');
  const [, language = '', kind = '', ...rest] = url.pathname.split('/');
  const known = articles[language] ?? {};
  if (kind === 'w') {
    const words = (url.searchParams.get('gsrsearch') ?? '').toLowerCase();
    const pages = Object.entries(known).filter(([title]) => title.toLowerCase().includes(words)).map(([title, { description, ru, isMany }], index) => ({
      pageid: index + 1, ns: 0, title, index: index + 1, ...(description && { description }), ...(isMany && { pageprops: { disambiguation: '' } }), ...(ru && url.searchParams.get('lllang') === 'ru' && { langlinks: [{ lang: 'ru', title: ru }] }),
    }));
    return json(response, { batchcomplete: true, ...(pages.length > 0 && { query: { pages } }) });
  }
  const title = decodeURIComponent(rest.at(-1) ?? '').replaceAll('_', ' ');
  const article = known[title];
  if (!article) return json(response, { type: 'Internal error', title: 'Not found.' }, 404);
  json(response, { type: article.isMany ? 'disambiguation' : 'standard', title, extract: article.extract, extract_html: `<p><script>alert(1)</script>${article.extract}</p>`, description: article.description });
}
