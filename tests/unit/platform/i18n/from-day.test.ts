import { expect, it } from 'vitest';
import { fromDay } from '#app/platform/i18n/from-day.ts';
import { createTranslator } from '#app/platform/i18n/translator.ts';
import { formatDay } from '#app/platform/time/format.ts';
import { catalogs } from '#app/server/messages.server.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');

it.each([
  ['1 мая', 'с 1 мая'], ['2 мая', 'со 2 мая'], ['2\u00A0мая\u00A02024', 'со 2 мая 2024'], ['3 мая', 'с 3 мая'], ['12 мая', 'с 12 мая'], ['20 мая', 'с 20 мая'],
  ['22 мая', 'с 22 мая'], ['2024 года', 'с 2024 года'],
])('%s lasts «%s»', (day, expected) => expect(plain(fromDay('ru', day))).toBe(expected));

it('leaves English days to their texts', () => expect(fromDay('en', '2 May')).toBe('2 May'));

it('knows the days as the app writes them, in every text that has one', () => {
  const day = fromDay('ru', formatDay(new Date('2024-05-02'), 'ru'));
  const say = createTranslator('ru', catalogs.ru).t as unknown as (key: string, values: object) => string;
  for (const key of ['titles:walk.since', 'person-titles:walks.since', 'library:book.since', 'profile:person.joined', 'statistics:streak.current', 'statistics:streak.longest']) {
    expect(plain(say(key, { fromDay: day, days: '3 дня', to: '5 мая' })), key).toMatch(/(?<![а-яё])со 2 мая 2024/);
  }
});

it('is what every Russian text says a day by: a preposition of its own would be wrong on the second', () => {
  expect(JSON.stringify(catalogs.ru)).not.toMatch(/(?<![\p{L}])с[ \u00A0]\{\{(?:day|date|from|at|when|since)/iu);
});
