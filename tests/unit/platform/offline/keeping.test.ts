import { describe, expect, it } from 'vitest';
import { assetsIn, isExpired, isKeepable, isWorthKeeping, languageOf, pageOfData, reloadAnswer, timeText, wayOf, withNote, withoutScripts } from '#app/platform/offline/keeping.ts';

const origin = 'https://kruzhok.test';
const at = (path: string) => new URL(path, origin);

describe('what is kept', () => {
  it.each(['/', '/feed', '/library', '/library/books/1', '/library/books/1/history', '/library/statistics', '/library/years/2026', '/titles', '/titles/films', '/titles/1', '/goals', '/goals/1', '/notifications', '/search', '/keyboard'])('%s', (path) => expect(isKeepable(path)).toBe(true));
  it.each([
    '/settings', '/settings/sessions', '/settings/sign-in/recovery-codes', '/admin', '/admin/people/1', '/sign-in', '/sign-in/code', '/sign-out', '/register', '/forgotten', '/email-return', '/people/anna', '/people/anna/walks', '/api/v1/titles', '/files/1', '/files/1/200',
    '/notifications/stream', '/notifications/unsubscription', '/library/books/new', '/library/books/1/edit', '/library/books/1/read', '/library/books/1/pdf/password', '/library/import/1', '/library/export', '/library/export/books.csv', '/library/words/words.txt', '/library/years/2026/picture.png',
    '/library/books/search', '/library/works/OL1W', '/library/books/1/cover/choices', '/titles/search', '/titles/search/covers/a',
    '/share', '/offline', '/preferences', '/telegram/webhook', '/Settings', '//settings', '/unheard-of',
  ])('not %s', (path) => expect(isKeepable(path)).toBe(false));

  const answer = (headers: Record<string, string>, status = 200, redirected = false) => ({ status, redirected, headers: new Headers(headers) });
  const good = { 'content-type': 'text/html; charset=utf-8', 'x-reader': 'abc', 'cache-control': 'no-store' };

  it('is a whole page whose reader is named', () => {
    expect(isWorthKeeping(answer(good), at('/library'))).toBe(true);
    expect(isWorthKeeping(answer({ 'content-type': 'text/html' }), at('/library'))).toBe(false);
    expect(isWorthKeeping(answer(good, 404), at('/library'))).toBe(false);
    expect(isWorthKeeping(answer(good, 200, true), at('/library'))).toBe(false);
    expect(isWorthKeeping(answer({ ...good, 'content-type': 'text/csv' }), at('/library'))).toBe(false);
    expect(isWorthKeeping(answer({ ...good, 'content-disposition': 'attachment' }), at('/library'))).toBe(false);
    expect(isWorthKeeping(answer(good), at('/settings/sessions'))).toBe(false);
  });

  it('for seven days, and not when the clock was turned back', () => {
    const now = Date.UTC(2026, 0, 10);
    expect([now, now - 6.9 * 86_400_000, now - 7 * 86_400_000, now + 86_400_000, NaN].map((keptAt) => isExpired(keptAt, now))).toEqual([false, false, true, true, true]);
  });
});

describe('what the worker answers', () => {
  const way = (path: string, method = 'GET', mode = 'navigate') => wayOf({ method, mode, url: new URL(path, origin), origin });
  it.each([
    ['/library', 'document'], ['/admin', 'document'], ['/sign-in', 'document'], ['/library/export/books.csv', 'download'], ['/files/1', 'download'], ['/api/v1/titles', 'download'], ['https://elsewhere.test/', 'none'],
    ['/library.data', 'data'], ['/_root.data', 'data'], ['/__manifest?p=/library', 'routes'], ['/assets/root-1.js', 'asset'], ['/house.css?v=112233', 'asset'], ['/house.css', 'download'], ['/assets/pdfjs-6.5.438/pdf.worker.min.mjs', 'download'],
  ])('%s, opened: %s', (path, expected) => expect(way(path)).toBe(expected));

  it('nothing that writes, streams or is fetched by a page itself', () => {
    expect(['POST', 'PUT', 'PATCH', 'DELETE'].map((method) => way('/library', method))).toEqual(['none', 'none', 'none', 'none']);
    expect(way('/notifications/stream', 'GET', 'cors')).toBe('none');
    expect(['/library/books/1/pdf', '/files/1', '/api/v1/titles', '/house.css', '/assets/pdfjs-6.5.438/pdf.worker.min.mjs'].map((path) => way(path, 'GET', 'cors'))).toEqual(['none', 'none', 'none', 'none', 'none']);
  });

  it('hears a farewell', () => {
    expect([way('/sign-out', 'POST'), way('/sign-out.data', 'POST'), way('/settings/data/deactivation', 'POST'), way('/sign-out')]).toEqual(['farewell', 'farewell', 'farewell', 'document']);
  });

  it('finds the page of its data, not of a part of it', () => {
    expect(pageOfData(at('/_root.data'))?.pathname).toBe('/');
    expect(pageOfData(at('/library.data?shelf=read'))?.href).toBe(`${origin}/library?shelf=read`);
    expect(pageOfData(at('/library.data?_routes=x'))).toBeNull();
  });

  it('asks the app to load the page anew in words that its framework reads', () => {
    const sent = JSON.parse(reloadAnswer(at('/library?q=%22a'))) as unknown[];
    expect(sent.slice(2)).toEqual(['redirect', '/library?q=%22a', 'status', 302, 'revalidate', false, 'reload', true, 'replace']);
  });
});

describe('a kept document', () => {
  const html = '<!DOCTYPE html><html lang="ru" data-theme="dark"><head><link rel="modulepreload" href="/assets/a.js"/><link rel="stylesheet" href="/assets/root-1.css"/></head><body class="page">x<svg><use href="/assets/icons-1.svg#x"/></svg><script nonce="n">1</script><script type="module">import "/assets/b.js"</script></body></html>';
  it('says of when it is, whatever the words', () => {
    expect(withNote(html, '"$&" <b>')).toContain('<body data-kept="&quot;$&amp;&quot; &lt;b>" class="page">');
    expect(languageOf(html)).toBe('ru');
  });
  it('names its files', () => expect(assetsIn(html)).toEqual(['/assets/a.js', '/assets/root-1.css', '/assets/icons-1.svg', '/assets/b.js']));
  it('does not come alive as another page', () => expect(withoutScripts(html)).not.toMatch(/script|modulepreload/));
  it('shows the time, and the day when it is another one', () => {
    const noon = new Date(2026, 0, 10, 12, 40).getTime();
    expect(timeText(noon, noon + 3_600_000, 'ru')).toBe('12:40');
    expect(timeText(noon, noon + 86_400_000, 'ru')).toContain('10 января');
    expect(timeText(noon, noon + 86_400_000, 'en')).toContain('January 10');
  });
});
