import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { trashBook } from '#app/domains/library/index.server.ts';
import { libraryManifest } from '#app/domains/library/manifest.server.ts';
import { titlesManifest } from '#app/domains/titles/manifest.server.ts';
import { createGoalSearch } from '#app/engines/goals/index.server.ts';
import { createSearchDesk } from '#app/engines/search/index.server.ts';
import { peopleSearch } from '#app/kernel/accounts/index.server.ts';
import { foldText } from '#app/platform/text/folding.ts';
import { testDatabase } from '#tests/support/database.ts';
import { givenBook } from '../../domains/library/scene.ts';
import { desk as goals, givenGoal, goalPerson } from '../goals/scene.ts';
import type { GoalPerson } from '../goals/scene.ts';
import { givenTitle } from '../feed/scene.ts';

const { db } = await testDatabase({ poolSize: 8 });

/** The desk as the house has it. */
const desk = createSearchDesk([...libraryManifest.search, ...titlesManifest.search, createGoalSearch(goals), peopleSearch]);

/** What a person finds: "books: Oblomov". */
async function found(ctx: GoalPerson, text: string): Promise<string[]> {
  return (await desk.search(ctx, text)).groups.flatMap(({ kind, hits }) => hits.map(({ title }) => `${kind}: ${title}`));
}

async function givenNote(ctx: GoalPerson, bookId: string, body: string) {
  await db.bookNote.create({ data: { id: uuidv7(), ownerId: ctx.viewer.id, bookId, kind: 'note', body, searchKey: foldText(body) } });
}

async function givenWord(ctx: GoalPerson, lemma: string, translation: string) {
  await db.savedWord.create({ data: { ownerId: ctx.viewer.id, language: 'en', toLanguage: 'ru', word: lemma, lemma, lemmaKey: foldText(lemma), stem: lemma, translation, searchText: foldText(`${lemma} ${translation}`) } });
}

describe('words of both languages', () => {
  test.each([
    ['книгами', 'Книга джунглей'], ['книга джунгли', 'Книга джунглей'], ['мертвые души', 'Мёртвые души'], ['МЁРТВЫЕ', 'Мёртвые души'], ['мёртвых душ', 'Мёртвые души'],
    ['running', 'The Runner'], ['runners', 'The Runner'], ['the runner', 'The Runner'], ['wolves', 'Wolves of the Calla'],
    ['runn', 'The Runner'], ['джунг', 'Книга джунглей'], ['stephen king', 'Wolves of the Calla'], ['кинг', 'Волки Кальи'],
  ])('"%s" finds "%s"', async (typed, title) => {
    const ctx = await goalPerson(db, 'linguist');
    await givenBook(ctx, { title: 'Книга джунглей', authors: 'Редьярд Киплинг' });
    await givenBook(ctx, { title: 'Мёртвые души', authors: 'Николай Гоголь' });
    await givenBook(ctx, { title: 'The Runner' });
    await givenBook(ctx, { title: 'Wolves of the Calla', authors: 'Stephen King' });
    await givenBook(ctx, { title: 'Волки Кальи', authors: 'Стивен Кинг' });
    expect(await found(ctx, typed)).toContain(`books: ${title}`);
  });

  test.each([
    ['матирца', 'Матрица'], ['Матрыца', 'Матрица'], ['matirx', 'Матрица'], ['солярес', 'Солярис'], ['inseption', 'Inception'], ['интерстеллер', 'Интерстеллар'],
  ])('a typo, "%s", finds the title "%s"', async (typed, name) => {
    const ctx = await goalPerson(db, 'typist');
    if ((await db.title.count()) === 0) {
      await givenTitle(db, { name: 'Матрица', originalName: 'The Matrix' });
      await givenTitle(db, { name: 'Солярис' });
      await givenTitle(db, { name: 'Inception' });
      await givenTitle(db, { name: 'Интерстеллар' });
    }
    expect(await found(ctx, typed)).toEqual([`titles: ${name}`]);
  });

  test.each([
    ['rybuf l;eyuktq', 'Книга джунглей', 'книга джунглей'], ["V`hndst", 'Мёртвые души', 'мёртвые'], ['еру кгттук', 'The Runner', 'the runner'],
    ['kniga dzhungley', 'Книга джунглей', 'книга джунглей'], ['раннер', 'The Runner', 'ranner'],
  ])('typed with the other keyboard or alphabet, "%s" finds "%s", and it is said what was read', async (typed, title, readAs) => {
    const ctx = await goalPerson(db, 'layouts');
    for (const each of ['Книга джунглей', 'Мёртвые души', 'The Runner']) await givenBook(ctx, { title: each });
    const { groups, readAs: said } = await desk.search(ctx, typed);
    expect(groups.map(({ kind, hits }) => [kind, hits.map((hit) => hit.title)])).toEqual([['books', [title]]]);
    expect(said).toBe(readAs);
    expect((await desk.search(ctx, typed, 'books')).readAs).toBe(readAs);
    expect((await desk.search(ctx, typed, 'people')).readAs, 'nothing is found either way').toBeNull();
    expect((await desk.search(ctx, title)).readAs, 'found as it was typed').toBeNull();
  });

  test('what is called exactly so comes first, then what begins so, then the rest', async () => {
    const ctx = await goalPerson(db, 'ranker');
    for (const name of ['A Song of Ice', 'Ice Age', 'Ice', 'Fire and Ice']) await givenTitle(db, { name, type: 'film' });
    const names = await found(ctx, 'ice');
    expect(names[0]).toBe('titles: Ice');
    expect(names).toHaveLength(4);
  });

  test('words that are no words to a search engine are found as well', async () => {
    const ctx = await goalPerson(db, 'stopper');
    await givenBook(ctx, { title: 'It' });
    await givenBook(ctx, { title: 'Они' });
    await givenTitle(db, { name: 'Они' });
    expect(await found(ctx, 'it')).toContain('books: It');
    expect(await found(ctx, 'они')).toEqual(expect.arrayContaining(['books: Они', 'titles: Они']));
  });

  test('a short word does not find every word that begins a little like it', async () => {
    const ctx = await goalPerson(db, 'brief');
    await givenBook(ctx, { title: 'Заповедник', authors: 'Сергей Довлатов' });
    await givenTitle(db, { name: 'Догвилль' });
    expect(await found(ctx, 'дом')).toEqual([]);
    expect(await found(ctx, 'довлатав')).toEqual(['books: Заповедник']);
  });

  test.each(['', '   ', '?!', '\u0000', "'", "a' & b:*", '\\', '<->', '%', 'ф'.repeat(500), '((((', '🌊'])('%j breaks nothing', async (typed) => {
    const ctx = await goalPerson(db, 'breaker');
    expect(Array.isArray((await desk.search(ctx, typed)).groups)).toBe(true);
  });
});

describe('only what the viewer may see', () => {
  test('books, notes, words and goals are found by their owner alone', async () => {
    const [mine, other] = [await goalPerson(db, 'owner-of-it'), await goalPerson(db, 'stranger')];
    const bookId = await givenBook(mine, { title: 'Quillon diaries', pages: 300 });
    await givenNote(mine, bookId, 'On quillons and swords');
    await givenWord(mine, 'quillon', 'гарда');
    await givenGoal(mine, { metric: 'library.book', filter: `book:${bookId}`, to: '2027-03-01' });
    expect((await found(mine, 'quillon')).map((line) => line.split(':')[0])).toEqual(['books', 'notes', 'words', 'goals']);
    expect(await found(mine, 'quilon')).toEqual(expect.arrayContaining(['books: Quillon diaries', 'words: quillon']));
    expect(await found(mine, 'гарду')).toEqual(['words: quillon']);
    expect(await found(other, 'quillon')).toEqual([]);
    expect(await found(other, 'quilon')).toEqual([]);
  });

  test('what was removed is not found, nor what hangs on it', async () => {
    const ctx = await goalPerson(db, 'remover');
    const bookId = await givenBook(ctx, { title: 'Zeppelin stories' });
    await givenNote(ctx, bookId, 'The zeppelin lands');
    await givenWord(ctx, 'zeppelin', 'дирижабль');
    await db.savedWord.updateMany({ where: { ownerId: ctx.viewer.id }, data: { deletedAt: new Date() } });
    await trashBook(ctx, { bookId });
    expect(await found(ctx, 'zeppelin')).toEqual([]);
  });

  test('people by any of their names, never by an address, and only visible ones', async () => {
    const ctx = await goalPerson(db, 'seeker');
    const { viewer } = await goalPerson(db, 'mushroom');
    await db.user.update({ where: { id: viewer.id }, data: { firstName: 'Фёкла', lastName: 'Опятова', email: 'boletus@example.org', emailKey: 'boletus@example.org' } });
    for (const typed of ['mushroom', 'фекла', 'Опятова', 'опяткова']) expect(await found(ctx, typed), typed).toEqual(['people: mushroom']);
    expect(await found(ctx, 'boletus')).toEqual([]);
    await db.user.update({ where: { id: viewer.id }, data: { profileVisibility: 'nobody' } });
    expect(await found(ctx, 'mushroom')).toEqual([]);
    await db.user.update({ where: { id: viewer.id }, data: { profileVisibility: 'members', deactivatedAt: new Date() } });
    expect(await found(ctx, 'mushroom')).toEqual([]);
  });

  test('a title that was merged away is not found', async () => {
    const ctx = await goalPerson(db, 'merging');
    const [stays, goes] = [await givenTitle(db, { name: 'Xylophone' }), await givenTitle(db, { name: 'Xylophone twin' })];
    await db.title.update({ where: { id: goes }, data: { mergedIntoId: stays } });
    expect(await found(ctx, 'xylophone')).toEqual(['titles: Xylophone']);
    expect(await found(ctx, 'xylophne')).toEqual(['titles: Xylophone']);
  });
});

test('of many people who are called so, whoever is called just so comes first, and who hides pushes out nobody', async () => {
  const ctx = await goalPerson(db, 'looker');
  const hidden = Array.from({ length: 60 }, (_, at) => ({ username: `marfa-${at}`, usernameKey: `marfa-${at}`, profileVisibility: 'nobody' as const }));
  await db.user.createMany({ data: [...hidden, { username: 'marfa-the-long', usernameKey: 'marfa-the-long' }, { username: 'marfa', usernameKey: 'marfa' }] });
  expect(await found(ctx, 'Marfa')).toEqual(['people: marfa', 'people: marfa-the-long']);
});

test('a group shows six and says that there are more; alone it shows fifty', async () => {
  const ctx = await goalPerson(db, 'collector');
  for (let at = 1; at <= 8; at += 1) await givenBook(ctx, { title: `Atlas ${at}` });
  const shown = async (only: string | null) => {
    const { groups, only: kind } = await desk.search(ctx, 'atlases', only);
    return [kind, groups.map((group) => [group.kind, group.hits.length, group.hasMore])];
  };
  expect(await shown(null)).toEqual([null, [['books', 6, true]]]);
  expect(await shown('books')).toEqual(['books', [['books', 8, false]]]);
  expect(await shown('titles')).toEqual(['titles', []]);
  expect(await shown('nonsense')).toEqual([null, [['books', 6, true]]]);
});
