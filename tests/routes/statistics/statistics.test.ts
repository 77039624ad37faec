import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import type { Browser } from '#tests/support/browser-session.ts';
import { signedInBrowser } from '#tests/support/people.ts';

const app = await createTestApp();
const thisYear = new Date().getUTCFullYear();
const last = thisYear - 1;

async function reader(title = 'Обломов', author = 'Иван Гончаров') {
  const browser = await signedInBrowser(app);
  const id = uuidv7();
  await browser.post('/library/books/new', { id, title, authors: author, tags: 'classics', language: 'ru', pages: '640', state: 'to_read' });
  await browser.post(`/library/books/${id}/readings`, { id: uuidv7(), state: 'finished', startedOn: `${last}-03-01`, endedOn: `${last}-04-01` });
  await browser.post(`/library/books/${id}/opinion`, { rating: '80' });
  return { browser, id };
}

const pages = ['/library/statistics', '/library/statistics/days', '/library/statistics/taste', '/library/statistics/speed', '/library/years', `/library/years/${thisYear}`];
const main = (text: string) => /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '';

describe('the pages of statistics', () => {
  it('teach a newcomer the next step', async () => {
    const browser = await signedInBrowser(app);
    for (const path of pages) {
      const { status, text } = await browser.get(path);
      expect(status, path).toBe(200);
      expect(main(text), path).toMatch(/class="empty"[\s\S]*href="\/library/);
      expect(main(text), path).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it('say how quickly somebody reads, also where that was long ago', async () => {
    const { browser, id } = await reader();
    expect((await browser.post(`/library/books/${id}/sittings`, { id: uuidv7(), on: '2019-02-02', minutes: '60', pages: '30' })).status).toBe(303);
    for (const path of ['/library/statistics/speed', '/library/statistics/speed?by=week']) {
      const text = main((await browser.get(path)).text);
      expect(text, path).toContain('Too little was timed lately; 30 pages an hour over the whole time of 1 h.');
      expect(text, path).not.toMatch(/<svg[^>]*class="chart|NaN|Infinity|undefined/);
    }
  });

  it('take nothing from an address but what they know', async () => {
    const { browser } = await reader();
    for (const odd of ['abc', '0', '99999', '-1', '2026.5', '1e3', '٢٠٢٦', "' OR 1=1 --", '%00', '\ud800', '__proto__', 'x'.repeat(2_000), String(thisYear + 1)]) {
      const asked = encodeURIComponent(odd.isWellFormed() ? odd : '\ufffd');
      for (const path of pages.slice(0, 4)) {
        const { status, text } = await browser.get(`${path}?year=${asked}&of=${asked}&by=${asked}`);
        expect(status, `${path} ${odd}`).toBe(200);
        expect(main(text), `${path} ${odd}`).not.toMatch(/NaN|Infinity|undefined/);
      }
      for (const path of [`/library/years/${asked}`, `/library/years/${asked}/picture.png`]) expect([400, 404], path).toContain((await browser.get(path)).status);
      expect((await browser.get(`/library/statistics/taste.csv?year=${asked}`)).status).toBe(200);
    }
    for (const path of pages) expect((await browser.get(`${path}?year=${last}&year=${thisYear}&year[]=1&of=minutes&by=week`)).status, path).toBe(200);
  });

  it('are one’s own: numbers, files and picture', async () => {
    const { browser } = await reader('A Rare Title', 'A Rare Author');
    const other = await reader();
    expect((await browser.get('/library/statistics/taste')).text).toContain('A Rare Author');
    for (const path of [...pages, `/library/years/${last}`, `/library/statistics/taste?year=${last}`, '/library/statistics/taste.csv', '/library/statistics/days.csv']) {
      expect((await other.browser.get(path)).text, path).not.toContain('A Rare');
      expect((await app.browser().get(path)).status, path).toBe(303);
    }
    expect((await app.browser().get(`/library/years/${last}/picture.png`)).status).toBe(303);
  });

  it('give days and tastes as CSV', async () => {
    const { browser } = await reader('A title', '=cmd');
    const days = await browser.get('/library/statistics/days.csv');
    expect(days.headers.get('content-disposition')).toBe('attachment; filename="reading-days.csv"');
    expect(days.text).toBe(`Day,Pages,Minutes,Books finished\n${last}-04-01,640,0,1\n`);
    const taste = await browser.get(`/library/statistics/taste.csv?year=${last}`);
    expect(taste.headers.get('content-disposition')).toBe(`attachment; filename="reading-${last}.csv"`);
    expect(taste.text).toContain("author,'=cmd,1,640\n");
  });

  it('show days in a row after they were asked for, and no more after that', async () => {
    const { browser } = await reader();
    const page = async () => main((await browser.get('/library/statistics/days')).text);
    expect(await page()).not.toContain('No run is going on');
    for (const answer of [await browser.post('/library/statistics/days', { streak: 'on' }), await browser.post('/library/statistics/days', { streak: 'on' })]) expect([answer.status, answer.location]).toEqual([303, '/library/statistics/days']);
    expect(await page()).toContain('No run is going on');
    expect((await browser.post('/library/statistics/days', { streak: 'maybe' })).status).toBe(400);
    await browser.post('/library/statistics/days', { streak: 'off' });
    expect(await page()).not.toContain('No run is going on');
  });
});

describe('the picture of a year', () => {
  const picture = async (browser: Browser, query = '') => {
    const answer = await fetch(`${app.url}/library/years/${last}/picture.png${query}`, { headers: { cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
    return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
  };

  it('is a PNG to be saved, on light or dark paper, with what was asked for on it', async () => {
    const { browser } = await reader('Ёлка & <b>метель</b>', 'Лев Толстой');
    const { answer, bytes } = await picture(browser);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'image/png', 'no-store']);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="?books-\d{4}\.png/);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1080, height: 1350 });
    const light = async (query: string) => (await sharp((await picture(browser, query)).bytes).stats()).channels[0]!.mean;
    expect(await light('')).toBeGreaterThan(200);
    expect(await light('?dark=on')).toBeLessThan(80);
    // More ink with authors, and more again with titles.
    const [plain, authors, both] = [await light(''), await light('?authors=on'), await light('?authors=on&titles=on')];
    expect(plain).toBeGreaterThan(authors);
    expect(authors).toBeGreaterThan(both);
  });

  it('is not drawn without end', async () => {
    const { browser } = await reader();
    await app.db.rateLimit.updateMany({ data: { count: 10_000 } });
    const { answer } = await picture(browser);
    expect(answer.status).toBe(200);
    await app.db.rateLimit.updateMany({ data: { count: 10_000 } });
    const refused = await picture(browser);
    expect([refused.answer.status, refused.answer.headers.get('retry-after') !== null]).toEqual([429, true]);
  });
});
