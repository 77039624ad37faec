import { beforeAll, expect, test } from 'vitest';
import { librarySearch } from '#app/domains/library/search.server.ts';
import { titlesManifest } from '#app/domains/titles/manifest.server.ts';
import { createSearchDesk } from '#app/engines/search/index.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { givenBook } from '../../domains/library/scene.ts';
import { givenTitle } from '../feed/scene.ts';
import { goalPerson } from '../goals/scene.ts';

/**
 * How good the search is: a small shelf and a small room of titles in both languages, and what people type for them. Which finds are right was said by hand, before
 * anything was asked.
 */
const { db } = await testDatabase({ poolSize: 8 });
const desk = createSearchDesk([...librarySearch, ...titlesManifest.search]);
const reader = await goalPerson(db, 'reader');

const books: [title: string, ...authors: string[]][] = [
  ['Мёртвые души', 'Николай Гоголь'], ['Преступление и наказание', 'Фёдор Достоевский'], ['Братья Карамазовы', 'Фёдор Достоевский'], ['Идиот', 'Фёдор Достоевский'], ['Война и мир', 'Лев Толстой'],
  ['Анна Каренина', 'Лев Толстой'], ['Мастер и Маргарита', 'Михаил Булгаков'], ['Собачье сердце', 'Михаил Булгаков'], ['Пикник на обочине', 'Аркадий Стругацкий', 'Борис Стругацкий'],
  ['Трудно быть богом', 'Аркадий Стругацкий', 'Борис Стругацкий'], ['Понедельник начинается в субботу', 'Аркадий Стругацкий', 'Борис Стругацкий'], ['Двенадцать стульев', 'Илья Ильф', 'Евгений Петров'],
  ['Вишнёвый сад', 'Антон Чехов'], ['Чайка', 'Антон Чехов'], ['Евгений Онегин', 'Александр Пушкин'], ['Капитанская дочка', 'Александр Пушкин'], ['Тихий Дон', 'Михаил Шолохов'], ['Доктор Живаго', 'Борис Пастернак'],
  ['Мы', 'Евгений Замятин'], ['Заповедник', 'Сергей Довлатов'], ['Волки Кальи', 'Стивен Кинг'], ['Дюна', 'Фрэнк Герберт'], ['Цветы для Элджернона', 'Дэниел Киз'],
  ['The Hobbit', 'J. R. R. Tolkien'], ['The Lord of the Rings', 'J. R. R. Tolkien'], ['Dune', 'Frank Herbert'], ['Neuromancer', 'William Gibson'], ['Brave New World', 'Aldous Huxley'], ['Nineteen Eighty-Four', 'George Orwell'],
  ['Animal Farm', 'George Orwell'], ['The Left Hand of Darkness', 'Ursula K. Le Guin'], ['Do Androids Dream of Electric Sheep?', 'Philip K. Dick'], ['Pride and Prejudice', 'Jane Austen'], ['Wuthering Heights', 'Emily Brontë'],
  ['The Old Man and the Sea', 'Ernest Hemingway'], ['One Hundred Years of Solitude', 'Gabriel García Márquez'], ['Flowers for Algernon', 'Daniel Keyes'], ['Slaughterhouse-Five', 'Kurt Vonnegut'], ['Wolves of the Calla', 'Stephen King'],
];

const titles: [name: string, originalName?: string][] = [
  ['Солярис', 'Solaris'], ['Сталкер', 'Stalker'], ['Зеркало', 'Mirror'], ['Матрица', 'The Matrix'], ['Начало', 'Inception'], ['Интерстеллар', 'Interstellar'], ['Унесённые призраками', 'Spirited Away'],
  ['Ходячий замок', 'Howl’s Moving Castle'], ['Мой сосед Тоторо', 'My Neighbor Totoro'], ['Ковбой Бибоп', 'Cowboy Bebop'], ['Евангелион нового поколения', 'Neon Genesis Evangelion'], ['Тетрадь смерти', 'Death Note'],
  ['Стальной алхимик', 'Fullmetal Alchemist'], ['Во все тяжкие', 'Breaking Bad'], ['Игра престолов', 'Game of Thrones'], ['Чернобыль', 'Chernobyl'], ['Твин Пикс', 'Twin Peaks'], ['Ведьмак 3: Дикая Охота', 'The Witcher 3: Wild Hunt'],
  ['Ведьмак', 'The Witcher'], ['Метро 2033', 'Metro 2033'], ['Тёмные души', 'Dark Souls'], ['Half-Life 2'], ['Disco Elysium'], ['Ёлки'], ['Ирония судьбы, или С лёгким паром!'], ['Семнадцать мгновений весны'], ['Бриллиантовая рука'],
  ['Дюна: Часть первая', 'Dune: Part One'], ['Бегущий по лезвию', 'Blade Runner'], ['Звёздные войны', 'Star Wars'], ['Властелин колец: Братство Кольца', 'The Lord of the Rings: The Fellowship of the Ring'],
  ['Хоббит: Нежданное путешествие', 'The Hobbit: An Unexpected Journey'], ['Побег из Шоушенка', 'The Shawshank Redemption'], ['Криминальное чтиво', 'Pulp Fiction'], ['Список Шиндлера', 'Schindler’s List'],
  ['Летят журавли', 'The Cranes Are Flying'], ['Броненосец «Потёмкин»', 'Battleship Potemkin'], ['Ёжик в тумане', 'Hedgehog in the Fog'],
];

type Labelled = [typed: string, ...right: string[]];

const labelled: Record<string, Labelled[]> = {
  'forms of Russian words': [
    ['мёртвых душ', 'Мёртвые души'], ['преступления и наказания', 'Преступление и наказание'], ['братьев карамазовых', 'Братья Карамазовы'], ['анну каренину', 'Анна Каренина'], ['войну и мир', 'Война и мир'],
    ['мастера и маргариту', 'Мастер и Маргарита'], ['собачьего сердца', 'Собачье сердце'], ['стругацких', 'Пикник на обочине', 'Трудно быть богом', 'Понедельник начинается в субботу'], ['двенадцати стульев', 'Двенадцать стульев'],
    ['капитанскую дочку', 'Капитанская дочка'], ['достоевского', 'Преступление и наказание', 'Братья Карамазовы', 'Идиот'], ['стивена кинга', 'Волки Кальи'], ['ходячего замка', 'Ходячий замок'], ['игры престолов', 'Игра престолов'],
    ['властелина колец', 'Властелин колец: Братство Кольца'], ['журавлей', 'Летят журавли'], ['дюны', 'Дюна', 'Дюна: Часть первая'], ['чаек', 'Чайка'], ['алхимики', 'Стальной алхимик'],
  ],
  'forms of English words': [
    ['hobbits', 'The Hobbit', 'Хоббит: Нежданное путешествие'], ['ring', 'The Lord of the Rings', 'Властелин колец: Братство Кольца'], ['androids dreaming', 'Do Androids Dream of Electric Sheep?'], ['crane', 'Летят журавли'],
    ['flower for algernon', 'Flowers for Algernon'], ['witchers', 'Ведьмак', 'Ведьмак 3: Дикая Охота'], ['dark soul', 'Тёмные души'], ['running blades', 'Бегущий по лезвию'], ['wolf', 'Wolves of the Calla'], ['year of solitude', 'One Hundred Years of Solitude'],
  ],
  'ё and е': [
    ['елки', 'Ёлки'], ['ёлках', 'Ёлки'], ['ежик в тумане', 'Ёжик в тумане'], ['с легким паром', 'Ирония судьбы, или С лёгким паром!'], ['тёмных душ', 'Тёмные души'], ['броненосец потемкин', 'Броненосец «Потёмкин»'],
    ['федор достоевский', 'Преступление и наказание', 'Братья Карамазовы', 'Идиот'], ['звездных войн', 'Звёздные войны'], ['вишневого сада', 'Вишнёвый сад'],
  ],
  'mistakes': [
    ['матирца', 'Матрица'], ['солярес', 'Солярис'], ['преступлене и наказание', 'Преступление и наказание'], ['карамазвоы', 'Братья Карамазовы'], ['булгаквов', 'Мастер и Маргарита', 'Собачье сердце'], ['tolkein', 'The Hobbit', 'The Lord of the Rings'],
    ['hemmingway', 'The Old Man and the Sea'], ['neuromanser', 'Neuromancer'], ['interstelar', 'Интерстеллар'], ['чернобль', 'Чернобыль'], ['эвангелион', 'Евангелион нового поколения'], ['онеген', 'Евгений Онегин'], ['vonegut', 'Slaughterhouse-Five'],
    ['prejudise', 'Pride and Prejudice'], ['bronte', 'Wuthering Heights'], ['marquez', 'One Hundred Years of Solitude'], ['disco elisium', 'Disco Elysium'],
  ],
  'what is still being typed': [['бриллиант', 'Бриллиантовая рука'], ['neurom', 'Neuromancer'], ['понедел', 'Понедельник начинается в субботу'], ['трудно быть б', 'Трудно быть богом']],
  'both scripts, other orders': [
    ['ведьмак wild hunt', 'Ведьмак 3: Дикая Охота'], ['тоторо neighbor', 'Мой сосед Тоторо'], ['metro 2033', 'Метро 2033'], ['half life', 'Half-Life 2'], ['king stephen', 'Wolves of the Calla'], ['колец властелин', 'Властелин колец: Братство Кольца'], ['dune', 'Dune', 'Дюна: Часть первая'],
  ],
};

const otherKeyboard: Labelled[] = [
  ['ghtcnegktybt', 'Преступление и наказание'], ['vfcnth b vfhufhbnf', 'Мастер и Маргарита'], ['cjkzhbc', 'Солярис'], ['`krb', 'Ёлки'], [',ekufrjd', 'Мастер и Маргарита', 'Собачье сердце'], ['ызшкшеув фцфн', 'Унесённые призраками'], ['рщиише', 'The Hobbit', 'Хоббит: Нежданное путешествие'], ['мщттупге', 'Slaughterhouse-Five'],
];

/** Letters stand for the same sounds in Russian written in Latin; a foreign name as Russian says it is often another word. */
const otherAlphabet: Labelled[] = [
  ['dostoevsky', 'Преступление и наказание', 'Братья Карамазовы', 'Идиот'], ['master i margarita', 'Мастер и Маргарита'], ['voyna i mir', 'Война и мир'], ['strugatskiy', 'Пикник на обочине', 'Трудно быть богом', 'Понедельник начинается в субботу'], ['evgeniy onegin', 'Евгений Онегин'], ['yozhik v tumane', 'Ёжик в тумане'], ['нейромансер', 'Neuromancer'], ['хаксли', 'Brave New World'], ['оруэлл', 'Nineteen Eighty-Four', 'Animal Farm'], ['диско элизиум', 'Disco Elysium'],
];

beforeAll(async () => {
  for (const [title, ...authors] of books) await givenBook(reader, { title, authors: authors.join('\n') });
  for (const [name, originalName] of titles) await givenTitle(db, { name, ...(originalName !== undefined && { originalName }) });
});

/** Of what is right, so much is among the first ten on the page. */
async function recall(typed: string, right: readonly string[]): Promise<number> {
  const { groups } = await desk.search(reader, typed);
  const first = groups.flatMap(({ hits }) => hits.map(({ title }) => title)).slice(0, 10);
  return right.filter((title) => first.includes(title)).length / right.length;
}

const things = new Set([...books, ...titles].map(([title]) => title));

/** Between 0 and 1, and what was not found whole. */
async function average(asked: readonly Labelled[]): Promise<{ share: number; missed: string }> {
  expect(asked.flatMap(([, ...right]) => right).filter((title) => !things.has(title))).toEqual([]);
  const found = await Promise.all(asked.map(async ([typed, ...right]) => ({ typed, share: await recall(typed, right) })));
  return { share: found.reduce((sum, { share }) => sum + share, 0) / found.length, missed: JSON.stringify(found.filter(({ share }) => share < 1)) };
}

test('nineteen of twenty right ones are among the first ten', async () => {
  const asked = Object.values(labelled).flat();
  expect(asked.length).toBeGreaterThanOrEqual(60);
  const { share, missed } = await average(asked);
  expect(share, missed).toBeGreaterThanOrEqual(0.95);
});

test('the same keys of the other keyboard find all, and the same sounds in the other alphabet most', async () => {
  expect(await average(otherKeyboard)).toMatchObject({ share: 1 });
  const { share, missed } = await average(otherAlphabet);
  expect(share, missed).toBeGreaterThanOrEqual(0.7);
});
