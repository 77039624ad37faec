import { v7 as uuidv7 } from 'uuid';
import type { ImportRecord } from '#app/domains/library/model/import/record.ts';
import type { Viewer } from '#app/kernel/accounts/context.ts';
import { storePdf } from '#app/kernel/files/index.server.ts';
import { hashPassword } from '#app/kernel/accounts/password-hash.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import type { TestApp } from '#tests/support/app.ts';
import type { Browser } from '#tests/support/browser-session.ts';
import { piecesOf } from '#tests/support/documents.ts';
import { makePdf, numberedPages } from '#tests/support/make-pdf.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { picture, pictureForm } from '#tests/support/pictures.ts';
import { until } from '#tests/support/until.ts';

export const furnishedPassword = 'everything of mine';
const passwordHash = hashPassword(furnishedPassword);

export type Furnished = {
  browser: Browser & { person: Viewer };
  /** Mostly by the name of the route parameter that takes it. */
  ids: { id: string; readingId: string; entryId: string; importId: string; titleImportId: string; trashedId: string; versionId: string; noteId: string; removedNoteId: string; fileId: string; newsId: string; exportId: string; wordId: string; goalId: string; titleId: string; username: string };
  /** Nobody else's. */
  lastName: string;
};

/** Somebody with at least one row of everything that belongs to a person. */
export async function furnishedPerson(app: TestApp, title: string): Promise<Furnished> {
  const browser = await signedInBrowser(app);
  const { db } = app;
  const ownerId = browser.person.id;
  const lastName = `Figner-${ownerId.slice(-8)}`;
  await db.user.update({ where: { id: ownerId }, data: { passwordHash: await passwordHash, firstName: 'Vera', lastName, profileVisibility: 'nobody' } });
  await db.profileLink.create({ data: { userId: ownerId, kind: 'own', url: `https://${ownerId}.example.org/`, label: `Notes of ${lastName}`, position: 0 } });
  const [id, trashedId, readingId, entryId, noteId, removedNoteId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  await mustPost(browser, '/library/books/new', { id, title, authors: `Author of ${title}`, series: `Series of ${title}`, tags: `tag of ${title}`, pages: '400', description: `About ${title}`, privateNotes: `Notes on ${title}` });
  await mustPost(browser, '/library/books/new', { id: trashedId, title: `${title}, thrown away`, pages: '100' });
  await mustPost(browser, `/library/books/${trashedId}/trash`, {});
  await mustPost(browser, `/library/books/${id}/readings`, { id: readingId, state: 'reading', startedOn: '2026-01-02' });
  await mustPost(browser, `/library/books/${id}/progress`, { id: entryId, unit: 'page', value: '120' });
  await mustPost(browser, `/library/books/${id}/opinion`, { rating: '80', review: `Review of ${title}` });
  for (const one of [noteId, removedNoteId]) await mustPost(browser, `/library/books/${id}/notes`, { id: one, page: '12', quote: `Quote of ${title}`, body: `Thought of ${title}` });
  await mustPost(browser, `/library/books/${id}/notes/${removedNoteId}/removal`, {});
  await mustPost(browser, `/library/books/${id}/positions`, { id: uuidv7(), page: '12' });
  await mustPost(browser, `/library/books/${id}/sittings`, { id: uuidv7(), on: '2026-01-02', minutes: '20', pages: '12' });
  await mustPost(browser, `/library/books/${id}/readings`, { id: uuidv7(), state: 'finished', startedOn: '2025-01-01', endedOn: '2025-03-01' });
  await mustPost(browser, '/library/statistics/days', { streak: 'on' });
  await mustPost(browser, '/quiet', { id: uuidv7(), intent: 'begin', minutes: '25' });
  const { id: importId } = await db.libraryImport.create({ data: { ownerId, fileName: `${title}.csv`, source: 'goodreads', state: 'ready', totalRows: 1, parsedRows: 1 }, select: { id: true } });
  await db.importRow.create({ data: { importId, line: 2, kind: 'ambiguous', title: `${title} again`, record: recordOf(`${title} again`), candidateIds: [id] } });
  const { id: titleImportId } = await db.libraryImport.create({ data: { ownerId, room: 'titles', fileName: `${title}.xml`, source: 'mal', state: 'ready', totalRows: 1, parsedRows: 1 }, select: { id: true } });
  await db.importRow.create({ data: { importId: titleImportId, line: 2, kind: 'ambiguous', title: `${title} again`, record: { type: 'anime', name: `${title} again`, sources: [], walk: null, review: null, notes: [] } } });
  const wordId = uuidv7();
  await mustPost(browser, '/library/words', { id: wordId, word: 'quiet', language: 'en', toLanguage: 'ru', translation: `Word of ${title}`, sentence: `A quiet page of ${title}.`, book: id, page: '7' });
  const fileId = await mustUploadCover(browser, db, id);
  const { id: exportId } = await db.dataExport.create({ data: { userId: ownerId, state: 'ready', permille: 1000, finishedAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000) }, select: { id: true } });
  const newsId = await mustBeTold(db, ownerId, title);
  const goalId = uuidv7();
  await mustPost(browser, '/goals/new', { id: goalId, metric: 'library.pages', amount: '300', period: 'month', repeats: 'on', filter: `book:${id}` });
  await mustPost(browser, '/goals/new', { id: uuidv7(), metric: 'library.book', filter: `book:${id}`, to: new Date(Date.now() + 864_000_000).toISOString().slice(0, 10) });
  const { tagId } = await db.bookTag.findFirstOrThrow({ where: { bookId: id }, select: { tagId: true } });
  await mustPost(browser, '/goals/new', { id: uuidv7(), metric: 'library.pages', amount: '9', period: 'year', filter: `tag:${tagId}` });
  await db.goalNews.create({ data: { goalId, kind: 'behind', day: new Date('2026-01-02') } });
  const titleId = await mustGoThrough(app, browser);
  const versionId = await mustHaveFile(app, browser.person, id);
  return { browser, lastName, ids: { id, readingId, entryId, noteId, removedNoteId, importId, titleImportId, trashedId, versionId, fileId, newsId, exportId, wordId, goalId, titleId, username: browser.person.username } };
}

/** A row of an import as it was read. */
const recordOf = (title: string): ImportRecord => ({
  bookId: null, title, subtitle: null, authors: [{ name: 'Somebody', role: '' }], series: null, isbn13: null, isbn10: null, language: null, pages: 100, year: null, publisher: null, format: null,
  description: null, priority: 0, rating: null, review: null, reviewHasSpoilers: false, privateNotes: null, state: 'to_read', readings: [], tags: [], addedOn: null, notes: [],
});

/** A title is the circle's: everybody furnished goes through this one, each in their own way, and shows nobody. */
const commonTitle = '0190a0a0-0000-7000-8000-00000000f11d';

async function mustGoThrough({ db }: TestApp, browser: Browser & { person: Viewer }): Promise<string> {
  const [titleId, { person }] = [commonTitle, browser];
  await db.title.createMany({ data: [{ id: titleId, type: 'series', name: 'The Circle', nameKey: 'the circle', searchText: 'the circle', episodes: 12, year: 2020, genres: ['drama'] }], skipDuplicates: true });
  await db.titleVersion.createMany({ data: [{ titleId, number: 1, details: { name: 'The Circle', episodes: 12, year: 2020, genres: ['drama'], credits: [] } }], skipDuplicates: true });
  await db.titlesPreference.create({ data: { userId: person.id, walksSeenBy: 'nobody', reviewsSeenBy: 'nobody', numbersSeenBy: 'nobody' } });
  await mustPost(browser, `/titles/${titleId}/walk`, { state: 'completed', startedOn: '2026-01-02', endedOn: '2026-02-03', progress: '12' });
  await mustPost(browser, `/titles/${titleId}/walk/replays`, {});
  await db.review.create({ data: { titleId, type: 'series', userId: person.id, rating: 70, text: `Opinion of ${person.username}`, isShared: false } });
  await db.titleTrash.create({ data: { id: uuidv7(), userId: person.id, titleId, kind: 'review', content: { text: `Thought better of by ${person.username}` } } });
  return titleId;
}

/** A piece of news for them, and what they chose about news. */
async function mustBeTold(db: Db, userId: string, title: string): Promise<string> {
  await db.notificationBox.create({ data: { userId, lastSeq: 1, quietFrom: 3, quietUntil: 4 } });
  await db.notificationPreference.create({ data: { userId, topic: 'library', timing: 'digest' } });
  await db.notificationDigest.create({ data: { userId, day: new Date('2026-01-01'), sentAt: new Date('2026-01-01'), count: 1 } });
  const told = { topic: 'library', key: 'library-news:editFailed', values: { title }, href: '/library', onceKey: `told:${title}`, happenedAt: new Date(), shownAt: new Date(), seq: 1n };
  return (await db.notification.create({ data: { id: uuidv7(), userId, ...told }, select: { id: true } })).id;
}

async function mustUploadCover(browser: Browser, db: Db, bookId: string): Promise<string> {
  const { status, text } = await browser.send('POST', `/library/books/${bookId}/cover`, pictureForm('cover', await picture()));
  if (status !== 303) throw new Error(`the cover answered ${status}: ${text.slice(0, 500)}`);
  const { coverId } = await db.book.findUniqueOrThrow({ where: { id: bookId }, select: { coverId: true } });
  return coverId ?? '';
}

/** The book's PDF in two versions; the older one. */
async function mustHaveFile({ db, services }: TestApp, viewer: Viewer, bookId: string): Promise<string> {
  const now = new Date();
  const pdf = await makePdf({ pages: numberedPages(20), title: `File of ${viewer.username}`, field: 'name' });
  const { id: fileId } = await storePdf({ db, now, viewer, files: services.files }, piecesOf(pdf), { name: 'file.pdf' });
  const { id: documentId } = await db.bookDocument.create({ data: { bookId, ownerId: viewer.id, nextPageKey: 21 } });
  const version = { documentId, ownerId: viewer.id, fileId, state: 'ready' as const, pageCount: 20, pageKeys: Array.from({ length: 20 }, (_, at) => at + 1), hasForm: true, readAt: now };
  const older = await db.documentVersion.create({ data: { ...version, number: 1 } });
  const current = await db.documentVersion.create({ data: { ...version, number: 2, origin: 'restore', baseId: older.id } });
  await db.bookDocument.update({ where: { id: documentId }, data: { currentId: current.id } });
  return older.id;
}

async function mustPost(browser: Browser, path: string, form: Record<string, string>): Promise<void> {
  const { status, text } = await browser.post(path, form);
  if (status !== 303) throw new Error(`${path} answered ${status}: ${text.slice(0, 500)}`);
}

/** A route's address with somebody's ids in the place of its parameters; null when a parameter is not known. */
export function addressOf(pattern: string, { ids }: Furnished): string | null {
  const values: Record<string, string> = {
    ...ids,
    ...(pattern.startsWith('/settings/data/exports') ? { id: ids.exportId } : {}),
    ...(pattern.startsWith('/titles') ? { id: ids.titleId } : {}),
    ...(pattern.includes('/import') ? { id: pattern.startsWith('/titles') ? ids.titleImportId : ids.importId } : {}),
    ...(pattern.startsWith('/files') ? { id: ids.fileId, width: '160' } : {}),
    ...(/books\/:id\/restoration$/.test(pattern) ? { id: ids.trashedId } : {}),
    ...(/:noteId\/restoration$/.test(pattern) ? { noteId: ids.removedNoteId } : {}),
    line: '2', row: '2', place: 'avatar', work: 'OL101W', cover: 'ol-1011', part: 'translation', page: '1', year: '2025', number: '1',
  };
  let isKnown = true;
  const path = pattern.replace(/:(\w+)\??/g, (_all, name: string) => {
    isKnown &&= values[name] !== undefined;
    return values[name] ?? '';
  });
  return isKnown ? path.replace('*', 'nowhere') : null;
}

/** Tables through which a row belongs to a person, and how. */
const owners: Record<string, string> = {
  User: `"id" = $`, ProfileLink: `"userId" = $`, Session: `"userId" = $`, LoginChallenge: `"userId" = $`, MailMessage: `"userId" = $`,
  Book: `"ownerId" = $`, Author: `"ownerId" = $`, Series: `"ownerId" = $`, Tag: `"ownerId" = $`, Reading: `"ownerId" = $`,
  StoredFile: `"ownerId" = $`, PictureVariant: `"fileId" IN (SELECT "id" FROM "StoredFile" WHERE "ownerId" = $)`,
  DataExport: `"userId" = $`, ProgressEntry: `"ownerId" = $`, LibraryImport: `"ownerId" = $`, LibraryTotal: `"ownerId" = $`, ReadingDay: `"ownerId" = $`, ShelfPart: `"ownerId" = $`, ShelfPartDay: `"partId" IN (SELECT "id" FROM "ShelfPart" WHERE "ownerId" = $)`, ReadingTaste: `"ownerId" = $`, ReadingPace: `"ownerId" = $`, ShownStreak: `"ownerId" = $`,
  Notification: `"userId" = $`, NotificationBox: `"userId" = $`, NotificationPreference: `"userId" = $`, NotificationDigest: `"userId" = $`,
  ReadingPosition: `"ownerId" = $`, ReadingSitting: `"ownerId" = $`, QuietTime: `"userId" = $`,
  BookNote: `"ownerId" = $`, NoteErrand: `"ownerId" = $`,
  BookDocument: `"ownerId" = $`, DocumentVersion: `"ownerId" = $`, PageDraft: `"ownerId" = $`, DocumentEdit: `"ownerId" = $`,
  DocumentPage: `"versionId" IN (SELECT "id" FROM "DocumentVersion" WHERE "ownerId" = $)`,
  VersionForm: `"versionId" IN (SELECT "id" FROM "DocumentVersion" WHERE "ownerId" = $)`,
  BookAuthor: `"bookId" IN (SELECT "id" FROM "Book" WHERE "ownerId" = $)`,
  BookTag: `"bookId" IN (SELECT "id" FROM "Book" WHERE "ownerId" = $)`,
  Goal: `"userId" = $`, GoalWatch: `"userId" = $`, GoalNews: `"goalId" IN (SELECT "id" FROM "Goal" WHERE "userId" = $)`,
  Walk: `"userId" = $`, Review: `"userId" = $`, TitleTrash: `"userId" = $`, TitlesPreference: `"userId" = $`, TitlesTotal: `"userId" = $`,
  WalkRun: `"walkId" IN (SELECT "id" FROM "Walk" WHERE "userId" = $)`, WalkChange: `"walkId" IN (SELECT "id" FROM "Walk" WHERE "userId" = $)`,
  Activity: `"userId" = $`, SharingChoice: `"userId" = $`, TokenFamily: `"userId" = $`, PersonalToken: `"userId" = $`, ApiReply: `"userId" = $`,
  SavedWord: `"ownerId" = $`, WordSentence: `"ownerId" = $`,
  ImportRow: `"importId" IN (SELECT "id" FROM "LibraryImport" WHERE "ownerId" = $)`,
  ImportChunk: `"importId" IN (SELECT "id" FROM "LibraryImport" WHERE "ownerId" = $)`,
};

/** Every row that is somebody's, every column of it, as text. Their own visits do not count as a change. */
export async function everythingOf(db: Db, personId: string): Promise<Record<string, string[]>> {
  const entries = await Promise.all(Object.entries(owners).map(async ([table, condition]) => {
    const [before = '', after = ''] = condition.split('$');
    const rows = await db.$queryRaw<{ row: string }[]>`
      SELECT row_to_json(t)::text AS "row" FROM ${Prisma.raw(`"${table}"`)} t WHERE ${Prisma.raw(before)}${personId}::uuid${Prisma.raw(after)} ORDER BY 1`;
    return [table, rows.map(({ row }) => row.replace(/"lastSeenAt":"[^"]*"/, ''))] as const;
  }));
  return Object.fromEntries(entries);
}

export type Column = { table: string; column: string; type: string };

/** Every column of every model. */
export const allColumns = (db: Db) => db.$queryRaw<Column[]>`
  SELECT table_name AS "table", column_name AS "column", udt_name AS "type" FROM information_schema.columns
  WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1, 2`;

/** Uploads a file and waits for its dry run; the address of the import. */
export async function uploadCsv(app: TestApp, browser: Browser, csv: string): Promise<string> {
  const form = new FormData();
  form.set('file', new File([csv], 'export.csv', { type: 'text/csv' }));
  const { location, status, text } = await browser.send('POST', '/library/import', form);
  if (!location) throw new Error(`the upload answered ${status}: ${text.slice(0, 500)}`);
  await importIs(app, location, 'ready');
  return location;
}

/** Carries an uploaded import out. */
export async function applyImport(app: TestApp, browser: Browser, path: string, choices: Record<string, string> = {}): Promise<void> {
  await mustPost(browser, path, { ...choices, intent: 'apply' });
  await importIs(app, path, 'applied');
}

const importIs = (app: TestApp, path: string, state: 'ready' | 'applied') =>
  until(() => app.db.libraryImport.findFirst({ where: { id: path.split('/').at(-1) ?? '', state } }), 30_000);
