import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { editWord, exportAllWords, exportWordsAsCsv, exportWordsForAnki, getWord, listWordChoices, listWords, removeWord, restoreWord, saveWord, setWordStates, wordsInText } from '#app/domains/library/words/index.server.ts';
import { forgetRemovedWords } from '#app/domains/library/words/commands/remove-word.server.ts';
import { readWordFilter } from '#app/domains/library/words/model/word-filter.ts';
import { saveWordSchema } from '#app/domains/library/words/schema.ts';
import type { SaveWordInput } from '#app/domains/library/words/schema.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { testDatabase } from '#tests/support/database.ts';
import { dictdFiles, russianEnglish } from '#tests/support/dictionaries.ts';
import { givenBook, person } from '../scene.ts';
import { givenDictionary } from './scene.ts';

const { db } = await testDatabase({ poolSize: 8 });

const input = (word: string, more: Record<string, unknown> = {}): SaveWordInput => saveWordSchema.parse({ id: uuidv7(), word, language: 'en', toLanguage: 'ru', ...more });
const filter = (query: Record<string, string> = {}) => readWordFilter(new URLSearchParams(query));
const lemmas = async (ctx: MemberCtx, query: Record<string, string> = {}) => (await listWords(ctx, filter(query))).rows.map(({ lemma }) => lemma);

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

describe('a saved word', () => {
  it('is kept once in all its forms, with every sentence once, and says so by an event', async () => {
    const ctx = await person(db, 'saver');
    const bookId = await givenBook(ctx);
    const first = await saveWord(ctx, input('Went', { sentence: 'He went home.', translation: 'идти', book: bookId, page: 7 }));
    expect(first).toMatchObject({ lemma: 'go', outcome: 'saved' });
    expect(await saveWord(ctx, input('going', { sentence: 'She is going.', translation: 'другое', book: bookId }))).toEqual({ id: first.id, lemma: 'go', outcome: 'sentence' });
    expect(await saveWord(ctx, input('go', { sentence: 'He went home.' }))).toEqual({ id: first.id, lemma: 'go', outcome: 'known' });
    expect(await getWord(ctx, { wordId: first.id })).toMatchObject({ lemma: 'go', word: 'Went', translation: 'идти', state: 'new', sentences: [{ form: 'going' }, { form: 'Went', sentence: 'He went home.', page: 7, book: { id: bookId } }] });
    expect(ctx.published.filter(({ event }) => event === 'library.word-saved')).toMatchObject([
      { payload: { ownerId: ctx.viewer.id, wordId: first.id, bookId, language: 'en', lemma: 'go', isNew: true } }, { payload: { wordId: first.id, isNew: false } },
    ]);
    const unknown = await saveWord(ctx, input('книгами', { language: 'ru', toLanguage: 'en' }));
    await givenDictionary(db, dictdFiles('rus-eng', russianEnglish));
    expect((await saveWord(ctx, input('книга', { language: 'ru', toLanguage: 'en' }))).id).toBe(unknown.id);
  });

  it('sent twenty times at once is one word with one sentence', async () => {
    const ctx = await person(db, 'impatient');
    const sent = input('running', { sentence: 'They are running.' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => saveWord(ctx, sent)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect([await db.savedWord.count({ where: { ownerId: ctx.viewer.id } }), await db.wordSentence.count({ where: { ownerId: ctx.viewer.id } })]).toEqual([1, 1]);
    expect(ctx.published.filter(({ event }) => event === 'library.word-saved')).toHaveLength(1);
  });

  it('is nobody else’s: neither seen, changed, removed nor hung on their book', async () => {
    const [mine, stranger] = [await person(db, 'mine'), await person(db, 'stranger')];
    const { id } = await saveWord(mine, input('book'));
    const bookId = await givenBook(mine);
    const fields = { lemma: 'x', language: 'en', toLanguage: 'ru', translation: '', state: 'known' as const };
    for (const attempt of [() => getWord(stranger, { wordId: id }), () => editWord(stranger, { wordId: id, ...fields }), () => removeWord(stranger, { wordId: id }), () => restoreWord(stranger, { wordId: id }), () => saveWord(stranger, input('book', { book: bookId }))]) {
      await expect(attempt()).rejects.toThrow('not-found');
    }
    expect(await setWordStates(stranger, { wordIds: [id], state: 'known' })).toBe(0);
    expect((await saveWord(stranger, { ...input('other'), id })).id).not.toBe(id);
    expect(await lemmas(stranger)).toEqual(['other']);
    expect(await getWord(mine, { wordId: id })).toMatchObject({ lemma: 'book', state: 'new', isRemoved: false });
  });

  it('can be changed, but not into another one that is there', async () => {
    const ctx = await person(db, 'editor');
    const [one, two] = [await saveWord(ctx, input('alpha')), await saveWord(ctx, input('beta'))];
    const fields = { language: 'en', toLanguage: 'ru', translation: ' перевод ', state: 'learning' as const };
    await editWord(ctx, { wordId: one.id, lemma: 'Gamma rays', ...fields });
    expect(await getWord(ctx, { wordId: one.id })).toMatchObject({ lemma: 'Gamma rays', state: 'learning' });
    await expect(editWord(ctx, { wordId: two.id, lemma: 'gamma RAYS', ...fields })).rejects.toMatchObject({ code: 'conflict' });
    expect(await lemmas(ctx, { q: 'перевод' })).toEqual(['Gamma rays']);
  });

  it('that was removed can come back, by hand or by being saved again, for thirty days', async () => {
    const ctx = await person(db, 'remover');
    const { id } = await saveWord(ctx, input('window', { sentence: 'A window.' }));
    expect([await removeWord(ctx, { wordId: id }), await lemmas(ctx), (await getWord(ctx, { wordId: id })).isRemoved]).toEqual(['window', [], true]);
    expect([await restoreWord(ctx, { wordId: id }), await lemmas(ctx)]).toEqual(['window', ['window']]);
    await removeWord(ctx, { wordId: id });
    expect(await saveWord(ctx, input('window'))).toMatchObject({ id, outcome: 'saved' });
    await removeWord(ctx, { wordId: id });
    await forgetRemovedWords(db, new Date(ctx.now.getTime() + 29 * 86_400_000));
    expect(await db.savedWord.count({ where: { id } })).toBe(1);
    await forgetRemovedWords(db, new Date(ctx.now.getTime() + 31 * 86_400_000));
    expect(await db.savedWord.count({ where: { id } })).toBe(0);
  });

  it('stays when its book goes for good', async () => {
    const ctx = await person(db, 'bookless');
    const bookId = await givenBook(ctx);
    const { id } = await saveWord(ctx, input('lonely', { sentence: 'A lonely one.', book: bookId, page: 3 }));
    await db.book.delete({ where: { id: bookId } });
    expect(await getWord(ctx, { wordId: id })).toMatchObject({ sentences: [{ sentence: 'A lonely one.', book: null, page: 3 }] });
  });
});

describe('the list', () => {
  it('is filtered, searched and paged, and marked in bulk', async () => {
    const ctx = await person(db, 'lister');
    const bookId = await givenBook(ctx, { title: 'Emma' });
    const saved = [];
    for (const [index, word] of ['cat', 'dog', 'cow', 'hen', 'owl'].entries()) saved.push(await saveWord({ ...ctx, now: new Date(ctx.now.getTime() + index * 1_000) }, input(word, index === 0 ? { sentence: 'A cat 100%.', book: bookId } : {})));
    await saveWord({ ...ctx, now: new Date(ctx.now.getTime() + 9_000) }, input('кот', { language: 'ru', toLanguage: 'en', translation: 'tomcat' }));
    expect(await lemmas(ctx)).toEqual(['кот', 'owl', 'hen', 'cow', 'dog', 'cat']);
    const first = await listWords(ctx, filter(), 4);
    const second = await listWords(ctx, { ...filter(), after: first.next }, 4);
    expect([first.rows.length, second.rows.map(({ lemma }) => lemma), second.next]).toEqual([4, ['dog', 'cat'], null]);
    expect(await setWordStates(ctx, { wordIds: saved.slice(0, 2).map(({ id }) => id), state: 'known' })).toBe(2);
    expect([await lemmas(ctx, { state: 'known' }), await lemmas(ctx, { language: 'ru' }), await lemmas(ctx, { book: bookId }), await lemmas(ctx, { q: 'CAT' }), await lemmas(ctx, { q: '%' })]).toEqual([['dog', 'cat'], ['кот'], ['cat'], ['кот', 'cat'], []]);
    expect(await listWordChoices(ctx)).toEqual({ languages: ['en', 'ru'], books: [{ id: bookId, title: 'Emma' }], hasWords: true });
  });

  it('goes out as CSV that no spreadsheet runs, as Anki’s text and whole', async () => {
    const ctx = await person(db, 'taker');
    const bookId = await givenBook(ctx, { title: '=Book "1"' });
    await saveWord(ctx, input('=cmd', { translation: '=HYPERLINK("x")\n<b>', sentence: 'Say =cmd\tnow & <i>here</i>', book: bookId, page: 4 }));
    const csv = await whole(exportWordsAsCsv(ctx, filter()));
    expect(csv.split('\n')[1]).toContain(`'=cmd,'=cmd,"'=HYPERLINK(""x"")`);
    expect(csv).toContain(`"'=Book ""1"""`);
    expect((await whole(exportWordsForAnki(ctx, filter()))).split('\n')).toEqual([
      '#separator:tab', '#html:true', '#notetype:Basic', '#tags column:5', '#columns:Front\tBack\tSentence\tBook\tTags',
      '=cmd\t=HYPERLINK(&quot;x&quot;)<br>&lt;b&gt;\tSay <b>=cmd</b> now &amp; &lt;i&gt;here&lt;/i&gt;\t=Book &quot;1&quot;\tkruzhok en new', '',
    ]);
    expect(JSON.parse(await whole(exportAllWords(ctx)))).toMatchObject([{ lemma: '=cmd', sentences: [{ bookId, page: 4 }] }]);
  });
});

describe('on a page', () => {
  it('words that are not known yet are seen in every form; known, removed and other people’s are not', async () => {
    const ctx = await person(db, 'tinted');
    const [go, book, , cat] = [await saveWord(ctx, input('go')), await saveWord(ctx, input('book')), await saveWord(ctx, input('dog')), await saveWord(ctx, input('cat'))];
    await setWordStates(ctx, { wordIds: [book.id], state: 'known' });
    await removeWord(ctx, { wordId: cat.id });
    const ask = { ownerId: ctx.viewer.id, language: 'en', text: 'He Went and is going; dogs and books, a cat. Kитай' };
    expect((await wordsInText(db, ask)).flatMap(({ forms }) => forms).sort()).toEqual(['Went', 'dogs', 'going']);
    expect((await wordsInText(db, ask)).find(({ wordId }) => wordId === go.id)).toMatchObject({ state: 'new', forms: ['Went', 'going'] });
    expect([await wordsInText(db, { ...ask, language: 'ru' }), await wordsInText(db, { ...ask, text: '' }), await wordsInText(db, { ...ask, ownerId: uuidv7() })]).toEqual([[], [], []]);
  });
});
