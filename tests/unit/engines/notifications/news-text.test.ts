import { describe, expect, it } from 'vitest';
import { newsText } from '#app/engines/notifications/model/news-text.ts';
import { createTranslator } from '#app/platform/i18n/translator.ts';
import { catalogs } from '#app/server/messages.server.ts';

const today = new Date('2026-11-25T00:00:00Z');
const reader = (locale: 'ru' | 'en') => ({ t: createTranslator(locale, catalogs[locale]).t, locale, today });
const said = (text: string) => text.replaceAll('\u00A0', ' ');

describe('a piece of news in words', () => {
  it('is in the language of who reads it, with days as they write them', () => {
    const news = { key: 'notifications:message.digest', values: { day: 'x' }, count: 1 };
    expect(newsText(news, reader('en'))).toBe('Your day: x');
    const withDay = { key: 'notifications:andMore', values: { textDay: '2026-05-12', text: 'x', count: 2 }, count: 1 };
    expect(newsText(withDay, reader('ru'))).toBe('x – и ещё 2 таких же');
  });

  it('a value under a name that ends in Day is a day, and only a real one', () => {
    const t = (_key: string, values: Record<string, unknown>) => JSON.stringify(values);
    const text = newsText({ key: 'any:key', values: { endDay: '2026-05-12', lastDay: 'soon', dayOff: '2026-05-12' }, count: 1 }, { t, locale: 'en', today });
    expect(JSON.parse(said(text))).toEqual({ endDay: '12 May', lastDay: 'soon', dayOff: '2026-05-12' });
  });

  it('of several that are alike it says how many', () => {
    const news = { key: 'library-news:editFailed', values: { title: 'Oblomov' }, count: 3 };
    expect(newsText(news, reader('en'))).toContain('and 2 more like it');
    expect(newsText(news, reader('ru'))).toContain('и ещё 2 таких же');
  });

  it('what somebody named a thing is a name, not a piece of the language', () => {
    const news = { key: 'library-news:editFailed', values: { title: '$t(site:brand) {{count}}' }, count: 1 };
    expect(newsText(news, reader('en'))).toContain('“$t(site:brand) {{count}}”');
  });

  it('values of another shape do no harm', () => {
    for (const values of [null, [], 'x', 7]) expect(newsText({ key: 'library-news:topic', values, count: 1 }, reader('en'))).toBe('Library');
  });
});
