import { describe, expect, it } from 'vitest';
import { preferredLocale } from '#app/platform/i18n/preferred-locale.ts';

describe('the visitor’s language', () => {
  it.each([
    [null, 'en-GB,en;q=0.9', 'en'],
    [null, 'de,en;q=0.5,ru;q=0.7', 'ru'],
    [null, 'de-DE', 'ru'],
    [null, '', 'ru'],
    [null, null, 'ru'],
    [null, 'en;q=0, ru;q=0.1', 'ru'],
    [null, 'EN-us;q=oops', 'en'],
    ['a=1; kz-locale=en', 'ru', 'en'],
    ['kz-locale=xx', 'en', 'en'],
  ])('cookie %s, header %s → %s', (cookie, header, locale) => {
    expect(preferredLocale(cookie, header)).toBe(locale);
  });
});
