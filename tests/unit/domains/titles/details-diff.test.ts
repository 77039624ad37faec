import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditRoles } from '#app/domains/titles/model/credit-role.ts';
import { detailsDiff } from '#app/domains/titles/model/details-diff.ts';
import { genres } from '#app/domains/titles/model/genres.ts';
import { tidyDetails, titleColumns } from '#app/domains/titles/model/title-texts.ts';
import { titleTypes } from '#app/domains/titles/model/title-type.ts';
import type { TitleDetails } from '#app/domains/titles/schema.ts';

const words = fc.array(fc.constantFrom('the', 'зона', 'Ёж', '<b>', ' ', '\n', '—', '😀', 'x'), { maxLength: 12 }).map((all) => all.join(' '));
const details: fc.Arbitrary<TitleDetails> = fc.record({
  name: words.map((text) => text.trim() || 'x'),
  originalName: fc.option(words.filter((text) => text.trim() !== ''), { nil: undefined }),
  description: fc.option(words.filter((text) => text !== ''), { nil: undefined }),
  year: fc.option(fc.integer({ min: 1870, max: 2200 }), { nil: undefined }),
  episodes: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
  genres: fc.uniqueArray(fc.constantFrom(...genres), { maxLength: 4 }),
  credits: fc.array(fc.record({ name: fc.constantFrom('A', 'B', 'Ц'), role: fc.constantFrom(...creditRoles) }), { maxLength: 4 }),
});
const fields = ['name', 'originalName', 'year', 'episodes', 'genres', 'credits', 'description'] as const;
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

describe('the difference of two versions', () => {
  it('is nothing between equal ones', () => {
    fc.assert(fc.property(details, (one) => {
      expect(detailsDiff(one, structuredClone(one))).toEqual([]);
    }));
  });

  it('names every field that changed, no other, and says both texts whole', () => {
    fc.assert(fc.property(details, details, (before, after) => {
      const changes = detailsDiff(before, after);
      const pairs = (of: TitleDetails) => ({ ...of, credits: of.credits.map(({ name, role }) => [name, role]) });
      expect(changes.map(({ field }) => field)).toEqual(fields.filter((field) => !same(pairs(before)[field], pairs(after)[field])));
      for (const change of changes) {
        if (change.field !== 'description') continue;
        const without = (kind: string) => change.pieces.filter((piece) => piece.kind !== kind).map(({ text }) => text).join('');
        expect(without('added')).toBe(before.description ?? '');
        expect(without('removed')).toBe(after.description ?? '');
      }
    }));
  });

  it('tells a new order of the same people from new people', () => {
    const one = { name: 'X', genres: [], credits: [{ name: 'A', role: 'author' }, { name: 'B', role: 'author' }] } as TitleDetails;
    expect(detailsDiff(one, { ...one, credits: [...one.credits].reverse() })).toEqual([{ field: 'credits', removed: [], added: [] }]);
  });

  it('goes by whole words in both alphabets', () => {
    const of = (description: string): TitleDetails => ({ name: 'X', genres: [], credits: [], description });
    expect(detailsDiff(of('Ёж учится прыгать, it’s so.'), of('Ёж случайно учится летать, it’s so.'))).toEqual([{ field: 'description', pieces: [
      { kind: 'same', text: 'Ёж ' }, { kind: 'added', text: 'случайно ' }, { kind: 'same', text: 'учится ' }, { kind: 'removed', text: 'прыгать' }, { kind: 'added', text: 'летать' }, { kind: 'same', text: ', it’s so.' },
    ] }]);
  });

  it('shows what was written anew as one text, and what stayed between corrections as it is', () => {
    const pieces = (before: string, after: string) => {
      const [change] = detailsDiff({ name: 'X', genres: [], credits: [], description: before }, { name: 'X', genres: [], credits: [], description: after });
      return change?.field === 'description' ? change.pieces.map(({ kind, text }) => `${{ same: '=', removed: '-', added: '+' }[kind]}${text}`) : [];
    };
    expect(pieces('Ёжик несёт другу малиновое варенье и заходит в туман.', 'Ёжик каждый вечер считает звёзды и однажды попадает в туман.')).toEqual(['=Ёжик ', '-несёт другу малиновое варенье и заходит ', '+каждый вечер считает звёзды и однажды попадает ', '=в туман.']);
    expect(pieces('one two three four five', 'ONE two three four FIVE')).toEqual(['-one', '+ONE', '= two three four ', '-five', '+FIVE']);
    expect(pieces('a b c', 'x b y')).toEqual(['-a', '+x', '= b ', '-c', '+y']);
  });

  it('of two long texts with nothing in common is found at once', () => {
    const long = (word: string) => Array.from({ length: 2_500 }, (_, at) => `${word}${at}`).join(' ').slice(0, 20_000);
    const began = performance.now();
    const [change] = detailsDiff({ name: 'X', genres: [], credits: [], description: long('a') }, { name: 'X', genres: [], credits: [], description: long('b') });
    expect(change?.field === 'description' && change.pieces.map(({ kind }) => kind)).toEqual(['removed', 'added']);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('tidy details', () => {
  it('say the same when tidied again, and keep nothing that the type does not have', () => {
    fc.assert(fc.property(fc.constantFrom(...titleTypes), details, (type, one) => {
      const tidy = tidyDetails(type, one);
      expect(tidyDetails(type, tidy)).toEqual(tidy);
      if (type === 'film' || type === 'game') expect(tidy.episodes).toBeUndefined();
      expect(titleColumns(tidy).nameKey.length).toBeLessThanOrEqual(300);
      expect(titleColumns(tidy).searchText.length).toBeLessThanOrEqual(4_000);
    }));
  });

  it('are found by both names, the makers and the year, whatever the letters', () => {
    const tidy = tidyDetails('anime', { name: 'Ёжик в тумане', originalName: 'Yozhik', year: 1975, genres: [], credits: [{ name: 'Юрий Норштейн', role: 'director' }] });
    expect(titleColumns(tidy)).toMatchObject({ nameKey: 'ежик в тумане', searchText: 'ежик в тумане yozhik юрий норштейн 1975' });
  });
});
