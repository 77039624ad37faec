import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { DrawnCover } from '#app/ui/drawn-cover.tsx';
import { measureEms, setAuthor, setTitle, titleWidth } from '#app/ui/drawn-cover-lines.ts';
import { hashName, tintClass, tintCount } from '#app/ui/tint.ts';

const draw = (title: string, author?: string) => renderToStaticMarkup(<DrawnCover title={title} author={author} />);
const letters = (text: string) => text.replace(/[\s-]/g, '');

const words = fc.array(fc.stringMatching(/^[а-яёa-zА-ЯA-Z]{1,24}$/), { minLength: 1, maxLength: 14 });

describe('setTitle', () => {
  it.each([
    ['Мы', ['Мы'], 17],
    ['Анна Каренина', ['Анна', 'Каренина'], 17],
    ['Пикник на обочине', ['Пикник', 'на обочине'], 17],
    ['Путешествие из Петербурга в Москву', ['Путешествие', 'из', 'Петербурга', 'в Москву'], 14],
  ])('sets %s', (title, lines, size) => expect(setTitle(title)).toEqual({ lines, size }));

  it('cuts a word only when it fits no line, with a hyphen, between syllables', () => {
    const { lines } = setTitle('Человеконенавистничество');
    expect(lines).toEqual(['Человеконена-', 'вистничество']);
  });

  it('cuts at a hyphen that is already there', () => {
    expect(setTitle('Санкт-Петербургские ведомости').lines[0]).toBe('Санкт-');
  });

  it('ends with an ellipsis when the title is longer than the cover', () => {
    const { lines } = setTitle('Повесть о том, как поссорился Иван Иванович с Иваном Никифоровичем, и о том, чем это кончилось в Миргороде');
    expect(lines).toHaveLength(6);
    expect(lines.at(-1)).toMatch(/[^\s,]…$/);
  });

  it('never makes a line wider than the cover and never loses a letter of what it shows', () => {
    fc.assert(fc.property(words, (list) => {
      const title = list.join(' ');
      const { lines, size } = setTitle(title);
      for (const line of lines) expect(measureEms(line) * size).toBeLessThanOrEqual(titleWidth + 1e-9);
      const shown = letters(lines.join(''));
      if (shown.endsWith('…')) expect(letters(title).startsWith(shown.slice(0, -1))).toBe(true);
      else expect(shown).toBe(letters(title));
    }));
  });

  it('survives what is not a title', () => {
    expect(setTitle('').lines).toEqual([]);
    expect(setTitle('😀'.repeat(400)).lines.length).toBeLessThanOrEqual(6);
  });
});

describe('setAuthor', () => {
  it.each([
    ['Лев Толстой', 'Лев Толстой'],
    ['Илья Ильф, Евгений Петров', 'И. Ильф, Е. Петров'],
    ['Константин Сергеевич Станиславский', 'К. С. Станиславский'],
    ['Wolfeschlegelsteinhausenbergerdorff', 'Wolfeschlegelsteinhause…'],
  ])('%s → %s', (author, shown) => expect(setAuthor(author)).toBe(shown));
});

describe('DrawnCover', () => {
  const samples: [string, string][] = [
    ['Мы', 'Евгений Замятин'],
    ['Gödel, Escher, Bach: An Eternal Golden Braid', 'Douglas Hofstadter'],
    ['Повесть о том, как поссорился Иван Иванович с Иваном Никифоровичем', 'Николай Гоголь'],
    ['Человеконенавистничество и раскаяние', 'Август фон Коцебу'],
  ];

  it.each(samples)('%s weighs less than 700 bytes', (title, author) => {
    expect(Buffer.byteLength(draw(title, author))).toBeLessThan(700);
  });

  it('is the same every time and does not mind the case', () => {
    expect(draw('Дублинцы', 'Джойс')).toBe(draw('Дублинцы', 'Джойс'));
    expect(tintClass('ДУБЛИНЦЫ')).toBe(tintClass('дублинцы'));
  });

  it('spreads names over all cloths', () => {
    const used = new Set(Array.from({ length: 200 }, (_, index) => hashName(`Том ${index}`) % tintCount));
    expect(used.size).toBe(tintCount);
  });

  it('escapes a title that is markup and carries no style attribute', () => {
    const html = draw('<script>alert(1)</script>', '"><b>');
    expect(html).not.toMatch(/<script|<b>| style=/);
  });
});
