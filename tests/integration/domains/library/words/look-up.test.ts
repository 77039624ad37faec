import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { explain, readQuestion, translate } from '#app/domains/library/words/index.server.ts';
import type { Asked } from '#app/domains/library/words/queries/look-up.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { dictdFiles, englishRussian } from '#tests/support/dictionaries.ts';
import { libreKey, startFakeLookups, translateKey } from '#tests/support/fake-lookups.ts';
import { givenBook, person } from '../scene.ts';
import { givenDictionary, lookups } from './scene.ts';

const { db } = await testDatabase();
const fake = await startFakeLookups();
afterAll(() => fake.close());
beforeEach(async () => {
  fake.reset();
  await db.catalogueAnswer.deleteMany();
});

const { LIBRETRANSLATE_URL: _url, LIBRETRANSLATE_KEY: _key, ...withoutLibre } = fake.env;
const { GOOGLE_TRANSLATE_KEY: _google, ...withoutGoogle } = fake.env;

const asked = (text: string, more: Partial<Asked> = {}): Asked => ({ text, from: 'en', to: 'ru', isWord: !text.includes(' '), book: null, page: null, sentence: '', ...more });
const who = async (env: Record<string, string> = fake.env) => ({ ...(await person(db, 'reader')), lookups: lookups(db, env) });

describe('a translation', () => {
  it('of a word is the dictionary’s, and nobody outside is asked; phrases and unknown words go to the house’s own translator', async () => {
    const ctx = await who();
    await givenDictionary(db, dictdFiles('freedict-eng-rus', englishRussian));
    expect(await translate(ctx, asked('went'), true)).toMatchObject({ entries: [{ headword: 'go', match: 'lemma' }], outside: null, nobody: false, saved: null });
    expect(fake.libre.asked).toEqual([]);
    expect(await translate(ctx, asked('He went home'), true)).toMatchObject({ entries: [], outside: { found: { text: 'Он пошёл домой', provider: 'libretranslate' }, silence: null } });
    expect(await translate(ctx, asked('oblomovitis'), true)).toMatchObject({ outside: { found: { text: 'обломовщина' } } });
    expect(await translate(ctx, asked('oblomovitis'), true)).toMatchObject({ outside: { found: { text: 'обломовщина' } } });
    expect(fake.libre.asked.map(({ body }) => body)).toEqual(['He went home', 'oblomovitis'].map((q) => ({ q, source: 'en', target: 'ru', format: 'text', api_key: libreKey })));
    expect(await translate(ctx, asked('another one'), false)).toMatchObject({ outside: { found: null, silence: 'quota' } });
  });

  it('by Google comes as text, with the key in no address', async () => {
    const ctx = await who(withoutLibre);
    expect(await translate(ctx, asked('<b>"&"</b>'), true)).toMatchObject({ outside: { found: { text: '<b>«и»</b>', provider: 'google-translate' } } });
    expect(fake.google.asked).toMatchObject([{ path: '/language/translate/v2', headers: { 'x-goog-api-key': translateKey } }]);
  });

  it('is Google’s where the first translator is down, and stays what it was while it is kept', async () => {
    fake.libre.answer = (_request, response) => void response.writeHead(500).end();
    const ctx = await who();
    expect(await translate(ctx, asked('He went home'), true)).toMatchObject({ outside: { found: { provider: 'google-translate' } } });
    fake.google.answer = fake.libre.answer;
    expect(await translate(await who(withoutLibre), asked('He went home'), true)).toMatchObject({ outside: { found: { text: 'Он пошёл домой' } } });
  });

  it.each([
    ['down', 'down', (_: unknown, response: { destroy(): void }) => response.destroy()],
    ['over its quota', 'quota', (_: unknown, response: { writeHead(status: number, headers: object): { end(): void } }) => response.writeHead(429, { 'Retry-After': '60' }).end()],
    ['rubbish', 'garbage', (_: unknown, response: { writeHead(status: number, headers: object): { end(text: string): void } }) => response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"translatedText":[{]')],
    ['a page', 'garbage', (_: unknown, response: { writeHead(status: number, headers: object): { end(text: string): void } }) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>')],
    ['elsewhere', 'down', (_: unknown, response: { writeHead(status: number, headers: object): { end(): void } }) => response.writeHead(302, { Location: 'http://169.254.169.254/' }).end()],
    ['asleep', 'slow', () => undefined],
  ] as const)('whose translator is %s says so in one line, and the encyclopedia is there', async (_how, silence, answer) => {
    const ctx = await who(withoutGoogle);
    fake.libre.answer = answer as never;
    const question = asked('an unheard-of phrase');
    const [translation, article] = await Promise.all([translate(ctx, question, true), explain(ctx, asked('book'), null)]);
    expect(translation).toMatchObject({ outside: { found: null, silence } });
    expect(article.found?.article?.title).toBe('Книга');
  });

  it('between languages it does not have is refused; without any translator there is a way outside', async () => {
    expect(await translate(await who(withoutGoogle), asked('two words', { to: 'eo' }), true)).toMatchObject({ outside: { found: null, silence: 'refused' } });
    expect(await translate(await who({ WIKIPEDIA_BASE_URL: fake.wikipedia.url }), asked('two words', { to: 'eo' }), true)).toMatchObject({ outside: null, nobody: true });
  });
});

describe('the encyclopedia', () => {
  it('searches in the language of the book and answers in the reader’s, as text', async () => {
    const ctx = await who();
    const { found, silence } = await explain(ctx, asked('book'), null);
    expect({ found, silence }).toEqual({ silence: null, found: { article: { language: 'ru', title: 'Книга', extract: 'Книга — один из видов печатной продукции.', url: `https://ru.wikipedia.org/wiki/${encodeURIComponent('Книга')}`, isMany: false }, others: [] } });
    await explain(ctx, asked('book'), null);
    expect(fake.wikipedia.asked).toHaveLength(2);
    expect(fake.wikipedia.asked[0]?.headers['user-agent']).toContain('circle.example');
  });

  it('offers the meanings of a word that has several', async () => {
    const ctx = await who();
    const { found } = await explain(ctx, asked('mercury'), null);
    expect(found).toMatchObject({ article: { title: 'Mercury', isMany: true }, others: [{ title: 'Mercury (planet)', description: 'First planet' }, { title: 'Mercury (element)' }] });
    expect((await explain(ctx, asked('mercury'), 'Mercury (planet)')).found?.article?.title).toBe('Меркурий');
  });

  it('that knows nothing, or does not answer, says which', async () => {
    const ctx = await who();
    expect(await explain(ctx, asked('qwertyuiop'), null)).toEqual({ found: { article: null, others: [] }, silence: null });
    fake.wikipedia.answer = (_request, response) => void response.writeHead(429, { 'Retry-After': '5' }).end();
    expect(await explain(ctx, asked('anything else'), null)).toEqual({ found: null, silence: 'quota' });
    expect(await explain(ctx, asked('anything more'), null)).toEqual({ found: null, silence: 'down' });
  });
});

describe('a question', () => {
  it('takes the languages from the book and the reader, and knows only one’s own books', async () => {
    const [mine, stranger] = [await person(db, 'mine'), await person(db, 'stranger')];
    const bookId = await givenBook(mine, { title: 'Herr Lehmann', language: 'de' });
    expect(await readQuestion(mine, { text: ' der\u0000 \n Herr ', bookId, page: '7' })).toMatchObject({ text: 'der Herr', from: 'de', to: 'en', isWord: false, page: 7, book: { title: 'Herr Lehmann' } });
    await expect(readQuestion(stranger, { text: 'Herr', bookId })).rejects.toThrow('not-found');
    await expect(readQuestion(mine, { text: 'Herr', bookId: 'no id' })).rejects.toThrow('not-found');
    expect(await readQuestion(mine, { text: '\ud800'.repeat(9_000), page: '-1', from: 'x;', to: '' })).toMatchObject({ from: 'en', to: 'ru', page: null });
  });
});
