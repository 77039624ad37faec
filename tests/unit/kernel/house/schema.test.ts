import { describe, expect, it } from 'vitest';
import { homeTextFor } from '#app/kernel/house/model/home-text.ts';
import { houseSchema } from '#app/kernel/house/schema.ts';

const fine = { name: 'A circle', accent: '', registration: 'open', locale: 'ru', timeZone: '', homeTextRu: '', homeTextEn: '' };
const errorsOf = (form: Record<string, unknown>) => houseSchema.safeParse({ ...fine, ...form }).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];

describe('the circle’s settings', () => {
  it('take a name of one line, and none', () => {
    expect(houseSchema.parse({ ...fine, name: '  Книжный\r\n\u2028 клуб\u0000  ' }).name).toBe('Книжный клуб');
    expect(houseSchema.parse({ ...fine, name: ' \u200b ' }).name).toBeNull();
    expect(houseSchema.parse({ ...fine, name: undefined }).name).toBeNull();
    expect(errorsOf({ name: 'x'.repeat(61) })).toEqual(['name house:errors.nameLength']);
  });

  it.each([['#1F5A46', '#1f5a46'], [' 1f5a46 ', '#1f5a46'], ['', null], [undefined, null]])('take the colour %s', (typed, kept) => {
    expect(houseSchema.parse({ ...fine, accent: typed }).accent).toBe(kept);
  });

  it.each(['red', '#fff', '#1f5a4', '#1f5a46;}', 'url(//evil.example)', '#1f5a46\n}body{display:none}', 'javascript:x', '#gggggg'])('refuse the colour %s', (typed) => {
    expect(errorsOf({ accent: typed })).toHaveLength(1);
  });

  it('refuse a colour that cannot be read', () => expect(errorsOf({ accent: '#ffff00' })).toEqual(['accent house:errors.accentPale']));

  it('refuse what is no choice', () => {
    expect(errorsOf({ registration: 'everybody' })).toEqual(['registration house:errors.registration']);
    expect(errorsOf({ locale: 'de' })).toEqual(['locale house:errors.locale']);
    expect(errorsOf({ timeZone: 'Mars/Olympus' })).toEqual(['timeZone house:errors.timeZone']);
    expect(errorsOf({ homeTextRu: 'я'.repeat(2001) })).toEqual(['homeTextRu house:errors.homeText']);
  });
});

describe('the words for visitors', () => {
  it('are in the reader’s language, else in the other, else none', () => {
    expect(homeTextFor({ ru: 'Раз.\r\n\r\nДва.', en: null }, 'ru')).toEqual({ lang: 'ru', paragraphs: ['Раз.', 'Два.'] });
    expect(homeTextFor({ ru: 'Раз.', en: ' ' }, 'en')).toEqual({ lang: 'ru', paragraphs: ['Раз.'] });
    expect(homeTextFor({ ru: null, en: null }, 'en')).toBeNull();
  });
});
