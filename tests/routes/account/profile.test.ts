import { describe, expect, it } from 'vitest';
import { usernameKey } from '#app/kernel/accounts/model/username.ts';
import { createTestApp } from '#tests/support/app.ts';
import type { Browser } from '#tests/support/browser-session.ts';
import { startFakeDadata } from '#tests/support/fake-dadata.ts';
import { dangersIn, parseHtml } from '#tests/support/html.ts';
import { createPerson, signedInBrowser, signInAs } from '#tests/support/people.ts';
import { picture, pictureForm } from '#tests/support/pictures.ts';
import { payloads } from '#tests/routes/security/payloads.ts';

const dadata = await startFakeDadata();
const app = await createTestApp({ DADATA_TOKEN: 'token-of-the-tests', DADATA_BASE_URL: dadata.url });
const { db } = app;
const rowOf = (id: string) => db.user.findUniqueOrThrow({ where: { id }, include: { links: { orderBy: { position: 'asc' } } } });

describe('the profile’s form', () => {
  it('keeps what was typed, tidied, and an emptied field takes it away', async () => {
    const browser = await signedInBrowser(app);
    const form = {
      firstName: '  Анна   Мария ', lastName: 'de la Cruz', bio: 'Первая\r\nстрока\r\n\r\n\r\n\r\nвторая  \r\n', learningGoal: 'Latin by spring',
      instagram: '@anna', github: 'https://github.com/Anna', google: 'scholar.google.com/citations?user=a', link1: 'anna.example.org', label1: 'Notes', link3: 'https://anna.example.org/', link4: 'https://other.example.org/x',
    };
    expect(await browser.post('/settings/profile', form)).toMatchObject({ status: 303, location: '/settings/profile' });
    const row = await rowOf(browser.person.id);
    expect(row).toMatchObject({ firstName: 'Анна Мария', lastName: 'de la Cruz', bio: 'Первая\nстрока\n\nвторая', learningGoal: 'Latin by spring' });
    // The same address twice is one link.
    expect(row.links.map(({ kind, url, label, position }) => [kind, url, label, position])).toEqual([
      ['instagram', 'https://www.instagram.com/anna/', null, 0], ['github', 'https://github.com/Anna', null, 1], ['google', 'https://scholar.google.com/citations?user=a', null, 2],
      ['own', 'https://anna.example.org/', 'Notes', 3], ['own', 'https://other.example.org/x', null, 4],
    ]);
    const page = await browser.get('/settings/profile');
    for (const text of ['value="anna"', 'value="Anna"', 'value="Notes"', 'Latin by spring']) expect(page.text).toContain(text);
    expect((await browser.post('/settings/profile', {})).status).toBe(303);
    expect(await rowOf(browser.person.id)).toMatchObject({ firstName: null, lastName: null, bio: null, learningGoal: null, links: [] });
  });

  it('refuses what is no link of the person’s, beside its field, and keeps everything typed', async () => {
    const browser = await signedInBrowser(app);
    const bad = { instagram: 'https://instagram.com.evil.org/anna', github: 'javascript:alert(1)', google: 'https://www.google.com/url?q=https://evil.org', link1: 'data:text/html,x', link2: '//evil.org', link3: 'https://me@evil.org', link4: 'http://example.org', link5: 'https://127.0.0.1/' };
    const page = await browser.post('/settings/profile', { firstName: 'Anna', bio: 'Still here', ...bad });
    expect(page.status).toBe(400);
    for (const text of ['value="Anna"', 'Still here', 'on Instagram', 'must begin with https://', 'cannot be reached']) expect(page.text).toContain(text);
    const invalid = parseHtml(page.text).tags.filter(({ attributes }) => attributes.get('aria-invalid') === 'true').map(({ attributes }) => attributes.get('name'));
    expect(invalid.sort()).toEqual(Object.keys(bad).sort());
    // The summary above names each of them and leads to it.
    const ids = new Set(parseHtml(page.text).tags.filter(({ attributes }) => Object.keys(bad).includes(attributes.get('name') ?? '')).map(({ attributes }) => `#${attributes.get('id')}`));
    expect(parseHtml(page.text).tags.filter(({ name, attributes }) => name === 'a' && ids.has(attributes.get('href') ?? ''))).toHaveLength(Object.keys(bad).length);
    expect(dangersIn(parseHtml(page.text))).toEqual([]);
    expect(await rowOf(browser.person.id)).toMatchObject({ firstName: null, links: [] });
  });

  it('counts as people do, and refuses one too many', async () => {
    const browser = await signedInBrowser(app);
    expect((await browser.post('/settings/profile', { bio: '📚'.repeat(2000), learningGoal: 'ж'.repeat(500), firstName: '👩'.repeat(60) })).status).toBe(303);
    expect([...((await rowOf(browser.person.id)).bio ?? '')]).toHaveLength(2000);
    for (const [name, max] of [['firstName', 60], ['lastName', 60], ['bio', 2000], ['learningGoal', 500], ['label1', 60]] as const) {
      expect((await browser.post('/settings/profile', { link1: 'https://a.example.org', [name]: 'x'.repeat(max + 1) })).status, name).toBe(400);
      expect((await browser.post('/settings/profile', { [name]: 'x'.repeat(500_000) })).status, name).toBe(400);
    }
    expect((await browser.post('/settings/profile', { bio: 'a\u0000b' })).status).toBe(400);
    expect([...((await rowOf(browser.person.id)).bio ?? '')]).toHaveLength(2000);
  });

  it('takes hostile text as text, on every page that shows it', async () => {
    const browser = await signedInBrowser(app);
    await db.user.update({ where: { id: browser.person.id }, data: { profileVisibility: 'everyone' } });
    const pages = ['/settings/profile', '/settings', `/people/${browser.person.username}`];
    // The other half is the house’s.
    for (const [at, payload] of payloads.filter((_, which) => which % 2 === 1).entries()) {
      const short = [...payload].slice(0, 60).join('');
      const answer = await browser.post('/settings/profile', { firstName: short, lastName: short, bio: payload, learningGoal: payload, link1: 'https://a.example.org/', label1: short, link2: payload, instagram: at % 2 ? payload : '' });
      expect([303, 400], payload).toContain(answer.status);
      expect(dangersIn(parseHtml(answer.text)), payload).toEqual([]);
      if (answer.status === 400) expect((await browser.post('/settings/profile', { firstName: short, lastName: short, bio: payload, learningGoal: payload, link1: 'https://a.example.org/', label1: short })).status, payload).toBe(303);
      const row = await rowOf(browser.person.id);
      // Marks that turn the text around them are not kept: they would turn the page.
      expect(row.bio ?? '', payload).not.toMatch(/[\u202A-\u202E\u2066-\u2069\0]/);
      for (const { url } of row.links) expect(url, payload).toMatch(/^https:\/\/[a-z0-9.-]+\//);
      for (const path of at % 5 === 0 ? pages : []) {
        const page = await browser.get(path);
        expect(page.status, `${path} ${payload}`).toBe(200);
        expect(dangersIn(parseHtml(page.text)), `${path} ${payload}`).toEqual([]);
      }
      const seen = await app.browser().get(pages[2] ?? '');
      expect(dangersIn(parseHtml(seen.text)), payload).toEqual([]);
    }
  }, 120_000);

  it('sent twenty times at once leaves one whole set of links', async () => {
    const browser = await signedInBrowser(app);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => browser.post('/settings/profile', { bio: `bio ${at}`, link1: `https://a${at}.example.org`, link2: `https://b${at}.example.org` })));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 303));
    const row = await rowOf(browser.person.id);
    const winner = row.bio?.replace('bio ', '');
    expect(row.links.map(({ url }) => url)).toEqual([`https://a${winner}.example.org/`, `https://b${winner}.example.org/`]);
  });

  it('the database takes no link but https, whatever a form lets through', async () => {
    const { id: userId } = await createPerson(db);
    for (const url of ['javascript:alert(1)', 'http://example.org/', 'https://a@evil.org/', 'https://', 'HTTPS://example.org/', 'https://example.org:1/']) {
      await expect(db.profileLink.create({ data: { userId, kind: 'own', url, position: 0 } }), url).rejects.toThrow();
    }
    await expect(db.profileLink.create({ data: { userId, kind: 'own', url: 'https://example.org/', position: 8 } })).rejects.toThrow();
  });
});

describe('another name', () => {
  it('moves the page, signs in, and frees the old one', async () => {
    const browser = await signedInBrowser(app);
    const before = browser.person.username;
    expect(await browser.post('/settings/profile/username', { username: 'Brand.New' })).toMatchObject({ status: 303, location: '/settings/profile' });
    expect(await rowOf(browser.person.id)).toMatchObject({ username: 'Brand.New', usernameKey: usernameKey('brand.new') });
    expect((await browser.get('/people/Brand.New')).status).toBe(200);
    expect((await browser.get(`/people/${before}`)).status).toBe(404);
    expect(await db.user.count({ where: { usernameKey: usernameKey(before) } })).toBe(0);
    expect(await db.auditEvent.count({ where: { actorId: browser.person.id, kind: 'account.username-changed' } })).toBe(1);
  });

  it.each(['ab', 'x'.repeat(31), 'admin', 'Админ', 'аdmin', 'ow.ner', 'a b', '<script>', 'a/b', '..', '💩💩💩', '___', 'anna\u202E'])('is not %j', async (username) => {
    const browser = await signedInBrowser(app);
    const page = await browser.post('/settings/profile/username', { username });
    expect(page.status).toBe(400);
    expect(dangersIn(parseHtml(page.text))).toEqual([]);
    expect((await rowOf(browser.person.id)).username).toBe(browser.person.username);
  });

  it('is not somebody else’s, however it is drawn; one’s own in another spelling is', async () => {
    await createPerson(db, { username: 'taken-name' });
    const browser = await signedInBrowser(app);
    for (const username of ['taken-name', 'TAKEN-NAME', 'tаken-name', 'takèn-name']) expect((await browser.post('/settings/profile/username', { username })).status, username).toBe(400);
    const own = browser.person.username.toUpperCase();
    expect((await browser.post('/settings/profile/username', { username: own })).status).toBe(303);
    expect((await rowOf(browser.person.id)).username).toBe(own);
  });

  it('wanted by twenty at once is one person’s', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => signedInBrowser(app)));
    const spellings = ['wanted-name', 'WANTED-NAME', 'Wanted-Name', 'wanted-nаme'];
    const answers = await Promise.all(people.map((browser, at) => browser.post('/settings/profile/username', { username: spellings[at % 4] ?? '' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 19 }, () => 400)]);
    expect(await db.user.count({ where: { usernameKey: usernameKey('wanted-name') } })).toBe(1);
  }, 30_000);

  it('is taken twice in thirty days; refused tries do not count, and trying around is bounded', async () => {
    const browser = await signedInBrowser(app);
    await createPerson(db, { username: 'a-taken-one' });
    for (let at = 0; at < 3; at += 1) expect((await browser.post('/settings/profile/username', { username: 'a-taken-one' })).status).toBe(400);
    const changes = await Promise.all(['first-name', 'second-name', 'third-name', 'fourth-name'].map((username) => browser.post('/settings/profile/username', { username })));
    expect(changes.map(({ status }) => status).sort()).toEqual([303, 303, 429, 429]);
    const after = await rowOf(browser.person.id);
    const often = await browser.post('/settings/profile/username', { username: 'fifth-name' });
    expect(often.status).toBe(429);
    expect(often.text).toContain('twice within 30 days');
    expect((await rowOf(browser.person.id)).username).toBe(after.username);
    const month = new Date(Date.now() + 30 * 86_400_000 + 60_000);
    app.setNow(month);
    const back = await signInAs(app, browser.person);
    expect((await back.post('/settings/profile/username', { username: 'fifth-name' })).status).toBe(303);
    app.setNow(null);
    const curious = await signedInBrowser(app);
    const asked: number[] = [];
    for (let at = 0; at < 22; at += 1) asked.push((await curious.post('/settings/profile/username', { username: 'a-taken-one' })).status);
    expect(asked.slice(-2)).toEqual([429, 429]);
  }, 30_000);

  it('needs a fresh proof: the page asks for it, the form is refused without', async () => {
    const browser = await signedInBrowser(app);
    await db.session.updateMany({ where: { userId: browser.person.id }, data: { provenAt: new Date(Date.now() - 11 * 60_000) } });
    expect(await browser.get('/settings/profile/username')).toMatchObject({ status: 303, location: `/settings/proof?redirectTo=${encodeURIComponent('/settings/profile/username')}` });
    expect((await browser.post('/settings/profile/username', { username: 'without-proof' })).status).toBe(403);
    expect((await rowOf(browser.person.id)).username).toBe(browser.person.username);
  });
});

describe('pictures', () => {
  it('are put in place, replaced and taken away, and seen by whoever sees the page', async () => {
    const browser = await signedInBrowser(app);
    const { id, username } = browser.person;
    const send = async (place: string, bytes: Uint8Array<ArrayBuffer>) => browser.send('POST', `/settings/profile/pictures/${place}`, pictureForm('picture', bytes));
    expect(await send('avatar', await picture())).toMatchObject({ status: 303, location: '/settings/profile' });
    expect((await send('banner', await picture('jpeg', { width: 1800, height: 600 }))).status).toBe(303);
    const first = await rowOf(id);
    const stranger = await signedInBrowser(app);
    for (const [file, width] of [[first.avatarId, 64], [first.avatarId, 400], [first.bannerId, 1600]]) {
      expect((await browser.get('/')).text).toContain(`/files/${first.avatarId}/64`);
      expect((await browser.get(`/people/${username}`)).text).toContain(`/files/${file}/${width === 64 ? 400 : width}`);
      expect((await stranger.get(`/files/${file}/${width}`)).status).toBe(200);
      expect((await app.browser().get(`/files/${file}/${width}`)).status).toBe(404);
    }
    await browser.post('/settings/privacy', { visibility: 'nobody' });
    expect((await stranger.get(`/files/${first.avatarId}/400`)).status).toBe(404);
    expect((await send('avatar', await picture())).status).toBe(303);
    const second = await rowOf(id);
    expect(second.avatarId).not.toBe(first.avatarId);
    expect(await db.storedFile.count({ where: { id: first.avatarId ?? '' } })).toBe(0);
    expect((await browser.post('/settings/profile/pictures/avatar/removal', {})).status).toBe(303);
    expect(await rowOf(id)).toMatchObject({ avatarId: null, bannerId: first.bannerId });
    expect(await db.storedFile.count({ where: { ownerId: id } })).toBe(1);
  });

  it('sent at once leave the one that is shown and no other', async () => {
    const browser = await signedInBrowser(app);
    const pictures = await Promise.all(Array.from({ length: 6 }, () => picture('png', { width: 80, height: 80 })));
    const answers = await Promise.all(pictures.map((bytes) => browser.send('POST', '/settings/profile/pictures/avatar', pictureForm('picture', bytes))));
    expect(answers.every(({ status }) => status === 303 || status === 503)).toBe(true);
    const { avatarId } = await rowOf(browser.person.id);
    expect(await db.storedFile.findMany({ where: { ownerId: browser.person.id }, select: { id: true } })).toEqual([{ id: avatarId }]);
  });

  it('that are none are refused beside the field; other places are not found', async () => {
    const browser = await signedInBrowser(app);
    const refused = await browser.send('POST', '/settings/profile/pictures/avatar', pictureForm('picture', new TextEncoder().encode('<svg onload=alert(1)>')));
    expect(refused.status).toBe(400);
    expect(dangersIn(parseHtml(refused.text))).toEqual([]);
    for (const place of ['logo', 'Avatar', '__proto__', 'constructor', '%00']) {
      expect([400, 404], place).toContain((await browser.get(`/settings/profile/pictures/${place}`)).status);
      expect([400, 404], place).toContain((await browser.send('POST', `/settings/profile/pictures/${place}`, pictureForm('picture', await picture()))).status);
      expect([400, 404], place).toContain((await browser.post(`/settings/profile/pictures/${place}/removal`, {})).status);
    }
    expect(await rowOf(browser.person.id)).toMatchObject({ avatarId: null, bannerId: null });
  });
});

describe('notifications and privacy', () => {
  it('are chosen; silence only after reading what it costs; an hour is an hour', async () => {
    const browser = await signedInBrowser(app);
    const { id } = browser.person;
    expect(await browser.post('/settings/notifications', { channel: 'none', digestHour: '21' })).toMatchObject({ status: 303, location: '/settings/notifications/none' });
    expect(await rowOf(id)).toMatchObject({ notificationChannel: 'email', digestHour: 21 });
    expect((await browser.get('/settings/notifications/none')).text).toContain('What you will not get');
    expect(await browser.post('/settings/notifications/none', {})).toMatchObject({ status: 303, location: '/settings/notifications' });
    expect((await rowOf(id)).notificationChannel).toBe('none');
    expect((await browser.get('/settings')).text).toContain('Switched off');
    expect(await browser.post('/settings/notifications', { channel: 'none', digestHour: '7' })).toMatchObject({ status: 303, location: '/settings/notifications' });
    expect((await browser.post('/settings/notifications', { channel: 'email', digestHour: '0' })).status).toBe(303);
    expect(await rowOf(id)).toMatchObject({ notificationChannel: 'email', digestHour: 0 });
    for (const [channel, digestHour] of [['telegram', '9'], ['pigeon', '9'], ['email', '24'], ['email', '-1'], ['email', '9.5'], ['email', 'nine'], ['email', '1e1000'], ['', '9'], ['email', '']]) {
      expect((await browser.post('/settings/notifications', { channel: channel ?? '', digestHour: digestHour ?? '' })).status, `${channel} ${digestHour}`).toBe(400);
    }
    expect(await rowOf(id)).toMatchObject({ notificationChannel: 'email', digestHour: 0 });
  });

  it('are kept all together, or not at all', async () => {
    const browser = await signedInBrowser(app);
    const { id: userId } = browser.person;
    const kept = async () => ({
      box: await db.notificationBox.findUnique({ where: { userId }, select: { quietFrom: true, quietUntil: true } }),
      topics: await db.notificationPreference.findMany({ where: { userId }, select: { topic: true, timing: true } }),
      person: await db.user.findUniqueOrThrow({ where: { id: userId }, select: { notificationChannel: true, digestHour: true } }),
    });
    const form = { 'channel': 'email', 'digestHour': '9', 'quietFrom': '22', 'quietUntil': '7', 'quietThen': 'later', 'timings.library': 'never' };
    expect((await browser.post('/settings/notifications', form)).status).toBe(303);
    const before = await kept();
    expect(before.topics).toEqual([{ topic: 'library', timing: 'never' }]);
    // Telegram was unlinked in another window.
    expect((await browser.post('/settings/notifications', { ...form, 'channel': 'telegram', 'digestHour': '10', 'quietFrom': '', 'quietUntil': '', 'timings.library': 'now' })).status).toBe(400);
    expect(await kept()).toEqual(before);
  });

  it('silence needs a fresh proof: with it goes the code for a forgotten password', async () => {
    const browser = await signedInBrowser(app);
    await app.db.session.updateMany({ where: { userId: browser.person.id }, data: { provenAt: new Date(Date.now() - 3_600_000) } });
    expect(await browser.get('/settings/notifications/none')).toMatchObject({ status: 303, location: expect.stringContaining('/settings/proof') as string });
    expect((await browser.post('/settings/notifications/none', {})).status).toBe(403);
    expect((await rowOf(browser.person.id)).notificationChannel).toBe('email');
  });

  it('Telegram is not offered while nothing is linked, and how to get it is said', async () => {
    const { text } = await (await signedInBrowser(app)).get('/settings/notifications');
    expect(text).not.toContain('value="telegram"');
    expect(text).toContain('Telegram appears here');
  });

  it('visibility is one of three, and somebody else’s settings are never touched', async () => {
    const [browser, other] = [await signedInBrowser(app), await signedInBrowser(app)];
    const before = await rowOf(other.person.id);
    for (const visibility of ['everyone', 'nobody', 'members']) {
      expect((await browser.post('/settings/privacy', { visibility, id: other.person.id, userId: other.person.id })).status).toBe(303);
      expect((await rowOf(browser.person.id)).profileVisibility).toBe(visibility);
    }
    for (const visibility of ['', 'owner', 'Everyone', '{"not":null}']) expect((await browser.post('/settings/privacy', { visibility })).status, visibility).toBe(400);
    await browser.post('/settings/profile', { bio: 'mine', id: other.person.id, userId: other.person.id, username: other.person.username });
    await browser.post('/settings/notifications', { channel: 'email', digestHour: '3', id: other.person.id });
    await browser.post('/settings/language', { locale: 'ru', theme: 'dark', timeZone: 'UTC', id: other.person.id });
    expect(await rowOf(other.person.id)).toEqual(before);
  });
});

describe('a page that others do not see', () => {
  it('says why: to its person about themselves, to an owner about the person', async () => {
    const [browser, owner] = [await signedInBrowser(app), await signedInBrowser(app, 'owner')];
    const { id, username } = browser.person;
    const now = new Date();
    const notes = { resting: 'This account is resting', leaving: 'The person has asked', closed: 'has closed this account', leavingOwn: 'You have asked for your account to be deleted', own: 'as the owner' };
    const said = (text: string) => Object.entries(notes).flatMap(([name, words]) => (text.includes(words) ? [name] : []));
    const seenBy = async (onlooker: Browser) => said((await onlooker.get(`/people/${username}`)).text);
    expect([await seenBy(browser), await seenBy(owner)]).toEqual([[], []]);
    await db.user.update({ where: { id }, data: { deletionDueAt: new Date(now.getTime() + 86_400_000) } });
    expect([await seenBy(browser), await seenBy(owner)]).toEqual([['leavingOwn'], ['leaving', 'own']]);
    await db.user.update({ where: { id }, data: { deletionDueAt: null, deactivatedAt: now } });
    expect(await seenBy(owner)).toEqual(['resting', 'own']);
    await db.user.update({ where: { id }, data: { blockedAt: now } });
    expect((await owner.get(`/people/${username}`)).text).toContain(notes.closed);
  });
});

describe('the first day of the week', () => {
  it('is Monday until somebody says Sunday, and stays where a form does not name it', async () => {
    const browser = await signedInBrowser(app);
    const look = { locale: 'en', theme: 'system', timeZone: 'UTC', shortcuts: 'on' };
    expect((await rowOf(browser.person.id)).weekStart).toBe(1);
    await browser.post('/settings/language', { ...look, weekStart: 'sunday' });
    expect((await rowOf(browser.person.id)).weekStart).toBe(7);
    await browser.post('/settings/language', look);
    expect((await rowOf(browser.person.id)).weekStart).toBe(7);
    expect((await browser.post('/settings/language', { ...look, weekStart: 'wednesday' })).status).toBe(400);
    await browser.post('/settings/language', { ...look, weekStart: 'monday' });
    expect((await rowOf(browser.person.id)).weekStart).toBe(1);
  });
});

describe('single keys', () => {
  it('can be switched off, and the pages say so', async () => {
    const browser = await signedInBrowser(app);
    const look = { locale: 'en', theme: 'system', timeZone: 'UTC' };
    expect((await browser.get('/settings/profile')).text).toContain('aria-keyshortcuts');
    expect((await browser.get('/keyboard')).text).toContain('can be switched off');
    await browser.post('/settings/language', look);
    expect((await rowOf(browser.person.id)).hasShortcuts).toBe(false);
    expect((await browser.get('/settings/profile')).text).not.toContain('aria-keyshortcuts');
    expect((await browser.get('/keyboard')).text).toContain('switched off for you');
    await browser.post('/settings/language', { ...look, shortcuts: 'on' });
    expect((await rowOf(browser.person.id)).hasShortcuts).toBe(true);
    expect((await app.browser().get('/keyboard')).text).not.toContain('switched off');
  });
});

describe('help with names', () => {
  const ask = (part: string, query: string) => `/settings/profile/name-suggestions?${new URLSearchParams({ part, query })}`;

  it('comes from our server, for members, a bounded number of times', async () => {
    const browser = await signedInBrowser(app);
    const answer = await browser.get(ask('firstName', 'Ана'));
    expect(JSON.parse(answer.text)).toEqual({ names: ['Анатолий', 'Анастасия'] });
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect((await app.browser().get(ask('firstName', 'Ана'))).status).toBe(303);
    const statuses = await Promise.all(Array.from({ length: 70 }, () => browser.get(ask('lastName', 'Пе')).then(({ status }) => status)));
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(11);
    expect(statuses.every((status) => [200, 429].includes(status))).toBe(true);
  });

  it('asks outside for nothing that is no beginning of a name', async () => {
    const browser = await signedInBrowser(app);
    const before = dadata.asked.length;
    for (const path of [ask('firstName', 'А'), ask('firstName', ''), ask('patronymic', 'Анна'), ask('firstName', 'x'.repeat(61)), ask('firstName', '\u202E\u202E'), '/settings/profile/name-suggestions', '/settings/profile/name-suggestions?part=firstName&query[contains]=Анна']) {
      expect((await browser.get(path)).status, path).toBe(400);
    }
    expect(dadata.asked).toHaveLength(before);
  });

  it('that does not come leaves the form as it is', async () => {
    const browser = await signedInBrowser(app);
    dadata.answer = (response) => void response.destroy();
    expect(await browser.get(ask('firstName', 'Анна'))).toMatchObject({ status: 200, text: '{"names":[]}' });
    expect((await browser.get('/settings/profile')).status).toBe(200);
    expect((await browser.post('/settings/profile', { firstName: 'Анна' })).status).toBe(303);
    dadata.answer = 'names';
  });
});

it('every page of the settings is there, leads to the others, and is for members', async () => {
  const browser = await signedInBrowser(app);
  const overview = await browser.get('/settings');
  expect(overview.status).toBe(200);
  const parts = parseHtml(overview.text).tags.map(({ attributes }) => attributes.get('href') ?? '').filter((href) => href.startsWith('/settings/'));
  expect(new Set(parts).size).toBe(11);
  for (const href of new Set(parts)) {
    const page = await browser.get(href);
    expect(page.status, href).toBe(200);
    expect(parseHtml(page.text).tags.some(({ attributes }) => attributes.get('href') === href && attributes.get('aria-current') === 'page'), href).toBe(true);
    expect((await app.browser().get(href)).status, href).toBe(303);
  }
});
