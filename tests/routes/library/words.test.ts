import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { bookWithPdf, ctxOf } from '#tests/support/documents.ts';
import { signedInBrowser } from '#tests/support/people.ts';

const app = await createTestApp();

async function reader(page: string, language = 'en') {
  const browser = await signedInBrowser(app);
  const { bookId } = await bookWithPdf(ctxOf(app, browser.person), { pages: [page], language });
  const keep = async (word: string, more: Record<string, string> = {}) => browser.post('/library/words', { id: uuidv7(), word, language: 'en', toLanguage: 'ru', ...more });
  const text = async (query = '') => /<article[^>]*>(.*?)<\/article>/s.exec((await browser.get(`/library/books/${bookId}/text/1${query}`)).text)?.[1] ?? '';
  const idOf = async (lemma: string) => (await app.db.savedWord.findFirstOrThrow({ where: { ownerId: browser.person.id, lemma }, select: { id: true } })).id;
  return { browser, bookId, keep, text, idOf };
}

describe('saved words in the text view', () => {
  it('are links in every form of them; known ones, and those of another language or person, are plain text', async () => {
    const { browser, keep, text, idOf } = await reader('He was going home & <b>reading</b> quietly.');
    await Promise.all([keep('go'), keep('quietly'), keep('home', { language: 'de' }), (await reader('x')).keep('read')]);
    const go = await idOf('go');
    expect(await text()).toBe(`<p dir="auto">He was <mark class="word-mark"><a href="/library/words/${go}">going</a></mark> home &amp; &lt;b&gt;reading&lt;/b&gt; <mark class="word-mark"><a href="/library/words/${await idOf('quietly')}">quietly</a></mark>.</p>`);
    await browser.post('/library/words/states', { word: go, state: 'known' });
    expect(await text()).not.toContain('going</a>');
  });

  it('and what is looked for leave each other whole: part of a word, a word and its neighbours', async () => {
    const { keep, text, idOf } = await reader('He was going home.');
    await keep('going');
    const word = (inside: string, id: string) => `<mark class="word-mark"><a href="/library/words/${id}">${inside}</a></mark>`;
    const id = await idOf('go');
    expect(await text('?q=oin')).toBe(`<p dir="auto">He was ${word('g<mark>oin</mark>g', id)} home.</p>`);
    expect(await text('?q=was%20going%20ho')).toBe(`<p dir="auto">He <mark>was </mark>${word('<mark>going</mark>', id)}<mark> ho</mark>me.</p>`);
  });

  it('stand above a form that looks a word up, with the book and its page', async () => {
    const { browser, bookId } = await reader('He was going home.');
    const page = (await browser.get(`/library/books/${bookId}/text/1`)).text;
    const form = /<form[^>]*action="\/library\/look-up".*?<\/form>/s.exec(page)![0];
    expect(form).toContain(`name="bookId" value="${bookId}"`);
    expect(form).toContain('name="page" value="1"');
    expect((await browser.get(`/library/look-up?bookId=${bookId}&page=1&text=going`)).text).toContain('Back to page');
  });
});

describe('the reader’s panel', () => {
  it('learns from the address it is led to what became of the word', async () => {
    const { browser, bookId, keep } = await reader('He was going home.');
    const quiet = { quiet: 'on', book: bookId, page: '1', sentence: 'He was going home.' };
    const kept: (string | null)[] = [];
    for (const more of [quiet, { ...quiet, sentence: 'She is going.' }, quiet]) {
      const { status, location } = await keep('going', more);
      const address = new URL(location!, app.url);
      kept.push(address.searchParams.get('kept'));
      expect([status, address.pathname]).toEqual([303, '/library/look-up/translation']);
      expect(JSON.parse((await browser.get(location!)).text)).toMatchObject({ translation: { saved: { lemma: 'go' } } });
    }
    expect(kept).toEqual(['saved', 'sentence', 'known']);
  });
});
