import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readDictionary } from '#app/domains/library/words/commands/read-dictionary.server.ts';
import { forgetDictionary, removeDictionary } from '#app/domains/library/words/commands/remove-dictionary.server.ts';
import { scanDictionaries } from '#app/domains/library/words/commands/scan-dictionaries.server.ts';
import { listDictionaries } from '#app/domains/library/words/queries/list-dictionaries.server.ts';
import { findInDictionaries } from '#app/domains/library/words/queries/find-in-dictionaries.server.ts';
import { lemmaOf } from '#app/domains/library/words/queries/lemma-of.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { dictdFiles, englishRussian, russianEnglish, starDictFiles, zipOf } from '#tests/support/dictionaries.ts';
import type { FakeFile } from '#tests/support/dictionaries.ts';
import { person } from '../scene.ts';
import { arrive, dictionaryWork, givenDictionary } from './scene.ts';

const { db } = await testDatabase({ poolSize: 6 });

const find = async (text: string, from = 'en', to = 'ru') => (await findInDictionaries(db, { text, from, to })).map(({ headword, match }) => `${headword} ${match}`);

describe('a dictionary', () => {
  it('comes in from dictd and StarDict files, once, and answers in every form of its words', async () => {
    const id = await givenDictionary(db, dictdFiles('freedict-eng-rus', englishRussian, 'English-Russian FreeDict'));
    expect(await db.dictionary.findUniqueOrThrow({ where: { id } })).toMatchObject({ name: 'English-Russian FreeDict', fromLanguage: 'en', toLanguage: 'ru', state: 'ready', entries: 6, entriesDone: 6 });
    expect(await db.dictionaryPiece.count()).toBe(0);
    await expect(arrive(db, dictdFiles('another-name', englishRussian, 'English-Russian FreeDict'), { from: 'en', to: 'ru' })).rejects.toThrow('known');
    expect(await db.dictionary.count()).toBe(1);
    await givenDictionary(db, starDictFiles('ru-en', russianEnglish, { bits: 64, type: 'h' }));
    expect(await find('book')).toEqual(['book exact']);
    expect(await find('Books')).toEqual(['book stem']);
    expect(await find('went')).toEqual(['go lemma']);
    expect(await find('running')).toEqual(['run lemma']);
    expect(await find('children')).toEqual(['child lemma']);
    expect(await find('well-known')).toEqual(['well-known exact']);
    expect(await find('give up')).toEqual(['give up exact']);
    expect(await find('книгами', 'ru', 'en')).toEqual(['книга stem']);
    expect(await find('шёл', 'ru', 'en')).toEqual(['идти lemma']);
    expect([await find('ТЕМНЫЙ', 'ru', 'en'), await find('тёмные', 'ru', 'en'), await find('ребенок', 'ru', 'en'), await find('детьми', 'ru', 'en')]).toEqual([['тёмный exact'], ['тёмный stem'], ['ребёнок exact'], ['ребёнок lemma']]);
    expect([await find('book', 'de', 'ru'), await find('', 'en', 'ru'), await find('%'), await find("'; DROP TABLE")]).toEqual([[], [], [], []]);
    expect((await lemmaOf(db, { word: 'Книгами', language: 'ru' }))).toEqual({ lemma: 'книга', key: 'книга', stem: 'книг' });
    expect((await lemmaOf(db, { word: 'went', language: 'en' }))).toEqual({ lemma: 'go', key: 'go', stem: 'go' });
  });

  it.each([
    ['a text that is no archive', [{ name: 'a-en-ru.index', bytes: Buffer.from('book\tA\tE\n') }, { name: 'a-en-ru.dict.dz', bytes: Buffer.from('not packed at all') }], 'badText'],
    ['an index that leads beyond the text', [{ name: 'b-en-ru.index', bytes: Buffer.from('book\tA\t//\n') }, { name: 'b-en-ru.dict', bytes: Buffer.from('book') }], 'badText'],
    ['an index of rubbish', [{ name: 'c-en-ru.index', bytes: Buffer.from([0, 1, 2, 9, 255, 10]) }, { name: 'c-en-ru.dict', bytes: Buffer.from('book') }], 'badIndex'],
    ['an index of nothing', [{ name: 'd-en-ru.index', bytes: Buffer.from('\n\n') }, { name: 'd-en-ru.dict', bytes: Buffer.from('book') }], 'empty'],
    ['an index cut in two', [...starDictFiles('e-en-ru', englishRussian).filter(({ name }) => !name.includes('.idx')), { name: 'e-en-ru.idx', bytes: Buffer.from('book\0\0\0') }], 'badIndex'],
    ['a bomb', [{ name: 'f-en-ru.ifo', bytes: gzipSync(Buffer.alloc(300_000, 'a')) }, { name: 'f-en-ru.idx', bytes: Buffer.from('book\0\0\0\0\0\0\0\0\u0001') }, { name: 'f-en-ru.dict', bytes: Buffer.from('book') }], 'badIndex'],
  ])('of %s says what is wrong and leaves nothing', async (_what, files, problem) => {
    const id = await givenDictionary(db, files);
    expect(await db.dictionary.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'broken', problemKey: `words:problems.${problem}`, entries: 0 });
    expect([await db.dictionaryEntry.count({ where: { dictionaryId: id } }), await db.dictionaryPiece.count({ where: { dictionaryId: id } })]).toEqual([0, 0]);
  });

  it('comes in one ZIP archive, whatever else lies in it', async () => {
    const more = [{ name: 'stardict/README', bytes: Buffer.from('Read me') }, { name: '__MACOSX/._a.ifo', bytes: Buffer.from('x') }, { name: 'stardict/res/a.png', bytes: Buffer.from('x') }];
    const inFolder = starDictFiles('swe-rus', [{ headword: 'hav', body: 'море' }]).map(({ name, bytes }) => ({ name: `stardict/${name}`, bytes }));
    const star = await givenDictionary(db, [await zipOf('swe-rus.zip', [...more, ...inFolder])]);
    const dictd = await givenDictionary(db, [await zipOf('whatever.ZIP', dictdFiles('pol-rus', [{ headword: 'morze', body: 'море' }]))]);
    expect(await db.dictionary.findMany({ where: { id: { in: [star, dictd] } }, select: { state: true, fromLanguage: true, entries: true }, orderBy: { createdAt: 'asc' } })).toEqual([
      { state: 'ready', fromLanguage: 'sv', entries: 1 }, { state: 'ready', fromLanguage: 'pl', entries: 1 },
    ]);
    expect([await find('hav', 'sv', 'ru'), await find('morze', 'pl', 'ru')]).toEqual([['hav exact'], ['morze exact']]);
  });

  it('in an archive that is none, is cut off, holds several, holds nothing or grows without end is refused', async () => {
    const before = await db.dictionary.count();
    const whole = await zipOf('a.zip', dictdFiles('a-en-ru', englishRussian));
    const refused = async (files: FakeFile[]) => arrive(db, files, { from: 'en', to: 'ru' }).then(() => 'taken', (error: Error) => error.message);
    expect(await refused([{ name: 'a.zip', bytes: Buffer.from('not packed at all') }])).toBe('badArchive');
    expect(await refused([{ name: 'a.zip', bytes: whole.bytes.subarray(0, whole.bytes.length - 40) }])).toBe('badArchive');
    const harmed = Buffer.from(whole.bytes);
    harmed.fill(0x55, 60, 90);
    expect(await refused([{ name: 'a.zip', bytes: harmed }])).toBe('badArchive');
    expect(await refused([await zipOf('a.zip', [...dictdFiles('a-en-ru', englishRussian), ...dictdFiles('b-en-ru', russianEnglish)])])).toBe('severalDictionaries');
    expect(await refused([await zipOf('a.zip', [{ name: 'photo.jpg', bytes: Buffer.from('x') }])])).toBe('empty');
    expect(await refused([await zipOf('a.zip', [{ name: 'a-en-ru.dict', bytes: Buffer.alloc(210 * 1024 * 1024) }])])).toBe('tooLarge');
    expect([await db.dictionary.count(), await db.dictionaryPiece.count()]).toEqual([before, 0]);
  }, 60_000);

  it('that cannot be taken in leaves no row', async () => {
    const before = await db.dictionary.count();
    await expect(arrive(db, dictdFiles('nobody-knows', englishRussian))).rejects.toThrow('unknownLanguages');
    await expect(arrive(db, dictdFiles('a-en-ru', englishRussian).slice(1))).rejects.toThrow('missingFile');
    await expect(arrive(db, [{ name: 'virus.exe', bytes: Buffer.from('MZ') }])).rejects.toThrow('unknownFiles');
    await expect(arrive(db, [{ name: 'a-en-ru.index', bytes: Buffer.alloc(0) }])).rejects.toThrow('empty');
    expect([await db.dictionary.count(), await db.dictionaryPiece.count()]).toEqual([before, 0]);
  });

  it('whose reading was cut off goes on where it stopped, with every entry once', async () => {
    const many = Array.from({ length: 2_500 }, (_, at) => ({ headword: `слово${at}`, body: `word ${at}` }));
    const id = await arrive(db, dictdFiles('rus-fra', many));
    const stop = new AbortController();
    const work = dictionaryWork(db);
    const counting = { ...work, db: db.$extends({ query: { dictionary: { updateMany: async ({ args, query }) => {
      const done = await query(args);
      if ((args.data as { entriesDone?: number }).entriesDone === 1_000) stop.abort();
      return done;
    } } } }) as never, signal: stop.signal };
    await expect(readDictionary(counting, { dictionaryId: id })).rejects.toThrow();
    expect(await db.dictionary.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'reading', entriesDone: 1_000 });
    expect(await find('слово7', 'ru', 'fr')).toEqual([]);
    await readDictionary(work, { dictionaryId: id });
    expect(await db.dictionary.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'ready', entries: 2_500, entriesDone: 2_500 });
    expect(await db.dictionaryEntry.count({ where: { dictionaryId: id } })).toBe(2_500);
    expect(await find('слово2499', 'ru', 'fr')).toEqual(['слово2499 exact']);
  });

  it('in the house’s folder is found once, and an unusable one says why once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kruzhok-folder-'));
    mkdirSync(join(folder, 'below'));
    for (const { name, bytes } of starDictFiles('deu-eng', [{ headword: 'Buch', body: 'book' }])) writeFileSync(join(folder, 'below', name), bytes);
    for (const { name, bytes } of dictdFiles('mystery', englishRussian)) writeFileSync(join(folder, name), bytes);
    writeFileSync(join(folder, 'half.index'), 'x');
    const work = dictionaryWork(db);
    expect([await scanDictionaries(work, folder), await scanDictionaries(work, folder), await scanDictionaries(work, join(folder, 'nowhere'))]).toEqual([2, 0, 0]);
    expect(await db.dictionary.findMany({ where: { origin: 'folder' }, select: { name: true, state: true, problemKey: true, fromLanguage: true }, orderBy: { name: 'asc' } })).toEqual([
      { name: 'deu-eng', state: 'reading', problemKey: null, fromLanguage: 'de' }, { name: 'mystery', state: 'broken', problemKey: 'words:problems.unknownLanguages', fromLanguage: '' },
    ]);
  });

  it('is taken out by the owner alone, with all its entries', async () => {
    const id = await givenDictionary(db, dictdFiles('eng-ita', [{ headword: 'sea', body: 'mare' }]));
    await expect(removeDictionary(await person(db, 'member'), { dictionaryId: id })).rejects.toThrow('not-found');
    const owner = await person(db, 'owner', { role: 'owner' });
    expect(await removeDictionary(owner, { dictionaryId: id })).toBe('eng-ita');
    // From here on it answers nothing, and the same files may come in again, whenever its entries go.
    expect([await find('sea', 'en', 'it'), await db.dictionaryEntry.count({ where: { dictionaryId: id } })]).toEqual([[], 1]);
    expect((await listDictionaries(owner)).find((dictionary) => dictionary.id === id)).toMatchObject({ state: 'leaving' });
    await expect(removeDictionary(owner, { dictionaryId: id })).rejects.toThrow('not-found');
    const again = await givenDictionary(db, dictdFiles('eng-ita', [{ headword: 'sea', body: 'mare' }]));
    await forgetDictionary({ db }, { dictionaryId: again });
    await forgetDictionary({ db }, { dictionaryId: id });
    expect(await db.dictionaryEntry.count({ where: { dictionaryId: id } })).toBe(0);
    expect(await db.dictionary.findMany({ where: { id: { in: [id, again] } }, select: { id: true, state: true } })).toEqual([{ id: again, state: 'ready' }]);
    expect(await find('sea', 'en', 'it')).toEqual(['sea exact']);
  });
});
