import { describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { dangersIn, parseHtml } from '#tests/support/html.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { picture, pictureForm } from '#tests/support/pictures.ts';
import { until } from '#tests/support/until.ts';
import { payloads } from '../security/payloads.ts';

const app = await createTestApp();
const { db } = app;
const owner = await signedInBrowser(app, 'owner');

const fine = { name: 'The Green Lamp', accent: '#7a3b2e', registration: 'open', locale: 'ru', timeZone: '', homeTextRu: 'Читаем по средам.', homeTextEn: 'We read on Wednesdays.\n\nTea at seven.' };
const save = (more: Record<string, string> = {}) => owner.post('/admin/settings', { ...fine, ...more });
const titleOf = (html: string) => /<title>(.*?)<\/title>/.exec(html)?.[1];

describe('the circle’s settings', () => {
  it('are on every page at once: name, accent, words', async () => {
    const visitor = app.browser();
    expect(titleOf((await visitor.get('/')).text)).toBe('Kruzhok');
    expect((await visitor.get('/')).text).not.toContain('/house.css');
    expect((await save()).status).toBe(303);
    const home = await visitor.get('/');
    expect(titleOf(home.text)).toBe('The Green Lamp');
    expect(home.text).toContain('<h1>The Green Lamp</h1>');
    expect(home.text).toContain('We read on Wednesdays.');
    expect(home.text).toContain('Tea at seven.');
    expect(home.text).toContain('href="/house.css?v=7a3b2e"');
    expect(home.headers.get('content-security-policy')).toContain("style-src 'self';");
    expect(titleOf((await visitor.get('/sign-in')).text)).toBe('Sign in · The Green Lamp');
    expect((await owner.get('/library')).text).toContain('The Green Lamp');
    expect((await app.browser({ language: 'ru' }).get('/')).text).toContain('Читаем по средам.');
    expect(JSON.parse((await visitor.get('/manifest.webmanifest')).text)).toMatchObject({ name: 'The Green Lamp', short_name: 'The Green Lamp' });
  });

  it('bring their colour in a file that may be kept for ever', async () => {
    await save();
    const visitor = app.browser();
    const sheet = await visitor.get('/house.css?v=7a3b2e');
    expect(sheet.status).toBe(200);
    expect(sheet.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(sheet.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(sheet.headers.get('set-cookie')).toBeNull();
    expect(sheet.text).toContain('--accent:#7a3b2e');
    for (const odd of ['/house.css', '/house.css?v=000000', '/house.css?v=%3C/style%3E', '/house.css?v=']) {
      const page = await visitor.get(odd);
      expect(page.status).toBe(200);
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(page.text).toContain('--accent:#7a3b2e');
    }
  });

  it('refuse a pale colour, with numbers and the nearest that works, keeping what was typed', async () => {
    const refused = await save({ accent: '#FFD700', name: 'Typed name' });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('too pale');
    expect(refused.text).toMatch(/Its contrast is 1\.\d, it must be at least 4\.5\. The nearest that works: #[0-9a-f]{6}/);
    expect(refused.text).toContain('value="Typed name"');
    expect(refused.text).toContain('value="#FFD700"');
    const nearest = /works: (#[0-9a-f]{6})/.exec(refused.text)?.[1] ?? '';
    expect((await save({ accent: nearest })).status).toBe(303);
    for (const accent of ['red', '#fff', '}body{display:none}', '#7a3b2e;x', 'url(//evil.example)']) expect((await save({ accent })).status, accent).toBe(400);
  });

  it('cost no query: a visitor’s page asks the database nothing', async () => {
    const visitor = app.browser();
    await visitor.get('/sign-in');
    app.logLines.length = 0;
    await Promise.all(Array.from({ length: 20 }, () => visitor.get('/sign-in')));
    // A line is written when its answer is gone, which may be after the answer has come.
    const lines = await until(() => {
      const written = app.logLines.filter((line) => line.includes('"route":"/sign-in"'));
      return written.length === 20 ? written : null;
    });
    const counts = lines.map((line) => (JSON.parse(line) as { queries: number }).queries);
    // At most one of them found the settings four seconds old.
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(1);
  });

  it('decide the language and the zone of who has chosen neither', async () => {
    await save({ locale: 'en', timeZone: 'America/New_York' });
    const german = app.browser({ language: 'de-DE' });
    expect((await german.get('/')).text).toContain('<html lang="en"');
    expect((await app.browser({ language: 'ru' }).get('/')).text).toContain('<html lang="ru"');
    const email = 'zone@example.org';
    expect((await german.post('/register', { username: 'zoned', email, password: 'gravel otter plinth' })).status).toBe(303);
    expect((await german.post('/sign-in/code', { code: await app.outbox.code(email) })).status).toBe(303);
    expect(await db.user.findFirstOrThrow({ where: { emailKey: email } })).toMatchObject({ locale: 'en', timeZone: 'America/New_York' });
    await save();
    expect((await german.get('/')).text).toContain('lang="en"');
    expect((await app.browser({ language: 'de' }).get('/')).text).toContain('<html lang="ru"');
  });

  it('stand in letters: above them, in their subjects, and never as markup or a second header', async () => {
    await save({ name: '<b>Lamp</b>\r\nBcc: evil@example.org' });
    const email = 'letters@example.org';
    await app.browser().post('/register', { username: 'lettered', email, password: 'gravel otter plinth' });
    const letter = await app.outbox.letter(email);
    expect(letter.raw.split(/\r?\n\r?\n/)[0]).not.toMatch(/^Bcc:/im);
    // The letter is there a moment before its row says so.
    await expect.poll(async () => (await db.mailMessage.findFirstOrThrow({ where: { to: email } })).subject).toBe('Your code for <b>Lamp</b> Bcc: evil@example.org');
    expect(letter.raw).toContain('<b>Lamp</b> Bcc: evil@example.org');
    expect(letter.raw.replaceAll('=\r\n', '').replaceAll('=\n', '')).toMatch(/&#60;b&#62;Lamp/);
  });

  it('with hostile text in every field are text, on every page that shows them', async () => {
    // The other half is every profile’s.
    for (const payload of payloads.filter((_, at) => at % 2 === 0)) {
      const saved = await save({ name: payload.slice(0, 60), homeTextRu: payload, homeTextEn: payload });
      expect([303, 400], payload).toContain(saved.status);
      if (saved.status === 400) {
        expect(dangersIn(parseHtml(saved.text)), payload).toEqual([]);
        continue;
      }
      for (const [browser, path] of [[app.browser(), '/'], [app.browser(), '/sign-in'], [owner, '/admin/settings'], [owner, '/nowhere']] as const) {
        const page = await browser.get(path);
        expect(page.status, payload).toBeLessThan(500);
        expect(dangersIn(parseHtml(page.text)), `${path} ${payload}`).toEqual([]);
      }
    }
    await save();
  }, 120_000);

  it('are the owner’s business', async () => {
    for (const role of ['member', 'teacher'] as const) {
      const other = await signedInBrowser(app, role);
      expect((await other.get('/admin/settings')).status).toBe(404);
      expect((await other.post('/admin/settings', { ...fine, name: 'Mine now' })).status).toBe(404);
      expect((await other.post('/admin/settings/logo/removal', {})).status).toBe(404);
      expect((await other.send('POST', '/admin/settings/logo', pictureForm('picture', await picture()))).status).toBe(404);
    }
    expect((await app.browser().post('/admin/settings', fine)).location).toContain('/sign-in');
    expect((await db.houseSettings.findUniqueOrThrow({ where: { id: 1 } })).name).toBe(fine.name);
  });

  it('sent by twenty at once are one, and all of one', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => save({ name: `Name ${at}`, homeTextEn: `Text ${at}` })));
    expect(answers.every(({ status }) => status === 303)).toBe(true);
    const row = await db.houseSettings.findUniqueOrThrow({ where: { id: 1 } });
    expect(row.homeTextEn).toBe(String(row.name).replace('Name', 'Text'));
    await save();
  });
});

describe('the circle’s sign', () => {
  it('is seen by everybody beside the name, replaced and removed', async () => {
    expect((await owner.send('POST', '/admin/settings/logo', pictureForm('picture', await picture()))).status).toBe(303);
    const { logoId } = await db.houseSettings.findUniqueOrThrow({ where: { id: 1 } });
    const visitor = app.browser();
    expect((await visitor.get('/')).text).toContain(`/files/${logoId}/64`);
    const image = await visitor.get(`/files/${logoId}/64`);
    expect(image.status).toBe(200);
    expect(image.headers.get('content-type')).toBe('image/webp');
    expect((await owner.send('POST', '/admin/settings/logo', pictureForm('picture', await picture()))).status).toBe(303);
    expect(await db.storedFile.count({ where: { id: String(logoId) } })).toBe(0);
    expect((await visitor.get(`/files/${logoId}/64`)).status).toBe(404);
    expect((await owner.post('/admin/settings/logo/removal', {})).status).toBe(303);
    expect((await visitor.get('/')).text).not.toContain('/files/');
  });

  it('is a picture or nothing', async () => {
    const refused = await owner.send('POST', '/admin/settings/logo', pictureForm('picture', new TextEncoder().encode('<svg onload=alert(1)>')));
    expect(refused.status).toBe(400);
    expect((await owner.post('/admin/settings/logo', {})).status).toBeLessThan(500);
    expect((await db.houseSettings.findUniqueOrThrow({ where: { id: 1 } })).logoId).toBeNull();
  });
});
