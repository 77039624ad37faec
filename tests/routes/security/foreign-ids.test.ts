import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { appRoutes, dataPath } from '#tests/support/routes.ts';
import { addressOf, applyImport, everythingOf, furnishedPerson, uploadCsv } from './furnished-person.ts';
import { validForms } from './valid-forms.ts';

const app = await createTestApp();
const routes = (await appRoutes()).filter(({ pattern }) => pattern.includes(':'));
const owner = await furnishedPerson(app, 'War and Peace');
const stranger = await furnishedPerson(app, 'Anna Karenina');
const oddIds = ['0', '-1', 'null', 'undefined', "' OR 1=1 --", '%00', '0190a0a0', '{"not":null}', 'x'.repeat(300), '0190A0A0-0000-7000-8000-00000000000G'];

/** Those whose address says whose it is; a picture's place is everybody's own. */
const personal = routes.filter(({ pattern }) => addressOf(pattern, owner) !== addressOf(pattern, stranger));

const secretsOfOwner = ['War and Peace', owner.browser.person.username, String(owner.browser.person.email)];

describe('somebody else’s ids', () => {
  it('are put into every route that takes one', () => {
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.filter(({ pattern }) => addressOf(pattern, owner) === null).map(({ pattern }) => pattern)).toEqual([]);
  });

  it('are not found, for reading and for writing, on pages, on data and mixed with one’s own', async () => {
    const before = await everythingOf(app.db, owner.browser.person.id);
    const mixed = [owner, { ...owner, ids: { ...owner.ids, id: stranger.ids.id, importId: stranger.ids.importId, titleImportId: stranger.ids.titleImportId } }, { ...owner, ids: { ...stranger.ids, id: owner.ids.id, importId: owner.ids.importId, titleImportId: owner.ids.titleImportId } }];
    for (const { pattern, hasAction } of personal) {
      for (const [at, ids] of mixed.entries()) {
        const address = addressOf(pattern, ids) ?? '';
        if (Object.values(stranger.ids).some((own) => address.includes(own)) && !Object.values(owner.ids).some((foreign) => address.includes(foreign))) continue;
        for (const path of [address, dataPath(address)]) {
          const read = await stranger.browser.get(path);
          // A form for one's own book may open with a foreign entry in its address; it cannot be sent.
          if (!(at === 1 && read.status === 200 && /retraction/.test(pattern))) expect(read.status, `GET ${pattern}`).toBe(404);
          for (const secret of secretsOfOwner) expect(read.text, `GET ${pattern}`).not.toContain(secret);
          if (!hasAction) continue;
          const write = await stranger.browser.post(path, validForms[pattern]?.() ?? {});
          expect(write.status, `POST ${pattern}`).toBe(404);
          for (const secret of secretsOfOwner) expect(write.text, `POST ${pattern}`).not.toContain(secret);
        }
      }
    }
    expect(await everythingOf(app.db, owner.browser.person.id)).toEqual(before);
  }, 300_000);

  it.each(['teacher', 'owner'] as const)('are not found for a %s either: a role is no key to what is private', async (role) => {
    const before = await everythingOf(app.db, owner.browser.person.id);
    const browser = await signedInBrowser(app, role);
    for (const { pattern, hasAction } of personal) {
      // The owner keeps the house: whoever lives in it has a page for them (decision 027). What the person owns is not on it.
      if (role === 'owner' && pattern === '/people/:username') {
        expect((await browser.get(addressOf(pattern, owner) ?? '')).text).not.toContain('War and Peace');
        continue;
      }
      const address = addressOf(pattern, owner) ?? '';
      for (const path of [address, dataPath(address)]) {
        const answers = [await browser.get(path), ...(hasAction ? [await browser.post(path, validForms[pattern]?.() ?? {})] : [])];
        for (const { status, text } of answers) {
          expect(status, `${role} ${pattern}`).toBe(404);
          for (const secret of secretsOfOwner) expect(text, `${role} ${pattern}`).not.toContain(secret);
        }
      }
    }
    for (const query of ['q=War', `after=${owner.ids.id}`]) expect((await browser.get(`/library?shelf=all&${query}`)).text.replaceAll('value="War', '')).not.toContain('War and Peace');
    expect(await everythingOf(app.db, owner.browser.person.id)).toEqual(before);
  }, 300_000);

  it('answer like ids that nobody has', async () => {
    const nobody = { ...owner, ids: { id: uuidv7(), readingId: uuidv7(), entryId: uuidv7(), importId: uuidv7(), titleImportId: uuidv7(), trashedId: uuidv7(), versionId: uuidv7(), noteId: uuidv7(), removedNoteId: uuidv7(), fileId: uuidv7(), newsId: uuidv7(), exportId: uuidv7(), wordId: uuidv7(), goalId: uuidv7(), titleId: owner.ids.titleId, username: 'nobody-at-all' } };
    // A page in between takes the toast that the last write left.
    await stranger.browser.get('/library');
    const plain = (text: string) => text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id').replace(/nonce="[^"]*"/g, '').replace(/Trace(?:<!-- -->)?:? (?:<span class="code-text">)?[\w-]+/g, '').replace(/traceId\\",\\"[\w-]+/g, '').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time');
    for (const { pattern } of routes) {
      const [foreign, missing] = [await stranger.browser.get(addressOf(pattern, owner) ?? ''), await stranger.browser.get(addressOf(pattern, nobody) ?? '')];
      expect(plain(foreign.text), pattern).toBe(plain(missing.text));
      expect(foreign.status).toBe(missing.status);
    }
  }, 300_000);

  it('in forms and in searches take nothing over and show nothing', async () => {
    const before = await everythingOf(app.db, owner.browser.person.id);
    const { browser, ids } = stranger;
    const taken = await browser.post('/library/books/new', { id: owner.ids.id, title: 'Mine now', state: 'to_read' });
    expect([303, 400, 404, 409]).toContain(taken.status);
    await browser.post(`/library/books/${ids.id}/progress`, { id: owner.ids.entryId, unit: 'page', value: '10' });
    await browser.post(`/library/books/${ids.id}/readings`, { id: owner.ids.readingId, state: 'finished', startedOn: '2020-01-01', endedOn: '2020-02-02' });
    const session = await app.db.session.findFirstOrThrow({ where: { userId: owner.browser.person.id } });
    await browser.post('/settings/sessions', { session: session.publicId });
    await browser.post('/settings/sessions', { session: 'others' });
    const names = await app.db.bookTag.findFirstOrThrow({ where: { bookId: owner.ids.id } });
    const author = await app.db.bookAuthor.findFirstOrThrow({ where: { bookId: owner.ids.id } });
    const { seriesId } = await app.db.book.findUniqueOrThrow({ where: { id: owner.ids.id } });
    for (const query of [`tag=${names.tagId}`, `author=${author.authorId}`, `series=${seriesId}`, 'q=War', 'shelf=all&q=Peace', `after=${owner.ids.id}`]) {
      const list = await browser.get(`/library?shelf=all&${query}`);
      expect(list.status, query).toBeLessThan(500);
      for (const secret of ['War and Peace', 'tag of War']) expect(list.text.replaceAll('Peace"', ''), query).not.toContain(secret);
    }
    expect(await everythingOf(app.db, owner.browser.person.id)).toEqual(before);
    expect((await owner.browser.get('/library')).status).toBe(200);
  });

  it('in an uploaded file and in its choices touch nothing', async () => {
    const before = await everythingOf(app.db, owner.browser.person.id);
    const { browser, ids } = stranger;
    const exported = (await browser.get('/library/export/books.csv')).text;
    expect(exported).toContain(ids.id);
    // The same title too: everything says that it is that book, but whose it is.
    const forged = exported.replaceAll(ids.id, owner.ids.id).replaceAll('Anna Karenina', 'War and Peace').replace(/,400,/, ',999,');
    const path = await uploadCsv(app, browser, forged);
    const dryRun = await browser.get(path);
    for (const id of Object.values(owner.ids)) expect(dryRun.text).not.toContain(`/library/books/${id}`);
    const { line } = await app.db.importRow.findFirstOrThrow({ where: { importId: path.split('/').at(-1) ?? '' }, orderBy: { line: 'asc' } });
    const chosen = await browser.post(path, { intent: 'choose', 'choices[0].line': String(line), 'choices[0].choice': owner.ids.id });
    expect(chosen.status).toBeLessThan(500);
    await applyImport(app, browser, path);
    expect(await everythingOf(app.db, owner.browser.person.id)).toEqual(before);
  }, 300_000);

  it('that are no ids are not found either', async () => {
    for (const { pattern } of routes) {
      // Files are made sixty times an hour.
      if (/\.\w+$/.test(pattern)) await app.db.rateLimit.deleteMany();
      for (const odd of oddIds) {
        const address = pattern.replace(/:\w+\??/g, odd.includes('%') ? odd : encodeURIComponent(odd));
        expect([400, 404], `${pattern} ${odd}`).toContain((await stranger.browser.get(address)).status);
      }
    }
  }, 300_000);
});
