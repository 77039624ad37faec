import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '#app/kernel/accounts/context.ts';
import { storeArchive, storePicture } from '#app/kernel/files/index.server.ts';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { createPerson } from '#tests/support/people.ts';
import { picture } from '#tests/support/pictures.ts';

/** What of a person must never leave the house. */
export const secretsOf = (id: string) => ({ passwordHash: `$argon2id$secret-${id}`, factorSecret: Buffer.from(`factor-${id}`), sessionHash: Buffer.from(`session-${id}`.padEnd(48).slice(0, 48)) });

/** Somebody with at least one row in every table that knows people, and with files. */
export async function wholeLife(db: Db, files: FileKeeping, role: 'member' | 'owner' = 'member'): Promise<Viewer> {
  const person = await createPerson(db, { role });
  const { id, email, username } = person;
  const now = new Date();
  const secrets = secretsOf(id);
  const bytes = () => new Uint8Array(randomBytes(32));
  const ctx = { db, now, files, viewer: person };
  const store = async (profile: 'avatar' | 'cover') => storePicture(ctx, { name: `${profile} of ${username}.png`, profile, stream: (async function* () { yield await picture(); })() });
  const [avatar, cover] = [await store('avatar'), await store('cover')];
  const archive = await storeArchive(ctx, (async function* () { yield randomBytes(1000); })(), { name: 'earlier.zip', type: 'application/zip', expiresAt: new Date(now.getTime() + 86_400_000) });
  await db.user.update({ where: { id }, data: { passwordHash: secrets.passwordHash, firstName: 'Vera', lastName: 'Figner', bio: `A life of ${username}`, avatarId: avatar.id } });
  await db.profileLink.create({ data: { userId: id, kind: 'own', url: 'https://vera.example.org/', position: 0 } });
  await db.authenticator.create({ data: { userId: id, secret: new Uint8Array(secrets.factorSecret), confirmedAt: now } });
  await db.recoveryCode.create({ data: { userId: id, codeHash: bytes() } });
  await db.secondStep.create({ data: { userId: id, expiresAt: now } });
  await db.emailChange.create({ data: { userId: id, oldEmail: `old-${email}`, newEmail: String(email), revertHash: bytes(), revertUntil: now } });
  await db.session.create({ data: { idHash: new Uint8Array(secrets.sessionHash), userId: id, expiresAt: new Date(now.getTime() + 86_400_000), ip: '10.1.2.3', userAgent: 'Firefox' } });
  await db.invitation.create({ data: { tokenHash: bytes(), maxUses: 3, createdById: id, note: 'for friends' } });
  await db.dataExport.create({ data: { userId: id, state: 'ready', fileId: archive.id, finishedAt: now, expiresAt: new Date(now.getTime() + 86_400_000) } });
  const letters = [{ userId: id, to: String(email) }, { userId: null, to: String(email).toUpperCase() }, { userId: null, to: `old-${email}` }];
  await db.mailMessage.createMany({ data: letters.map((letter) => ({ ...letter, idempotencyKey: uuidv7(), template: 'accounts.sign-in', locale: 'ru', timeZone: 'UTC', subject: 'A letter' })) });
  const challenges = [{ userId: id, emailKey: String(email) }, { userId: null, emailKey: `old-${email}` }];
  await db.loginChallenge.createMany({ data: challenges.map((challenge) => ({ ...challenge, purpose: 'sign_in' as const, codeHash: 'x', linkHash: bytes(), expiresAt: now })) });
  await db.auditEvent.createMany({ data: [
    { kind: 'sign-in.password', actorId: id, ip: '10.1.2.3', details: { username } },
    { kind: 'person.role-changed', actorId: null, subjectId: id, ip: '10.9.9.9', details: { username } },
  ] });
  await db.goal.create({ data: { userId: id, metric: 'library.pages', amount: 100, period: 'week', repeats: true, startsOn: new Date('2026-01-05'), news: { create: { kind: 'reached', day: new Date('2026-01-05') } } } });
  await db.sharingChoice.create({ data: { userId: id, room: 'library', isShared: true } });
  await db.goalWatch.create({ data: { userId: id, dueAt: now } });
  await db.notification.create({ data: { id: uuidv7(), userId: id, topic: 'library', key: 'library-news:editFailed', values: { title: `News of ${username}` }, href: '/library', onceKey: 'one', happenedAt: now, shownAt: now, seq: 1n } });
  await db.notificationBox.create({ data: { userId: id, lastSeq: 1n, quietFrom: 22, quietUntil: 7 } });
  await db.notificationPreference.create({ data: { userId: id, topic: 'library', timing: 'digest' } });
  await db.notificationDigest.create({ data: { userId: id, day: new Date('2026-01-01'), sentAt: now, count: 1 } });
  await db.tokenFamily.create({ data: { userId: id, expiresAt: now, userAgent: `Client of ${username}`, tokens: { create: { tokenHash: bytes(), expiresAt: now } } } });
  await db.personalToken.create({ data: { userId: id, name: `Script of ${username}`, tokenHash: bytes(), ending: 'abcd', scopes: ['library:read'] } });
  await db.apiReply.create({ data: { userId: id, keyHash: bytes(), requestHash: bytes(), status: 201, body: `Reply to ${username}` } });
  const chatId = BigInt(`0x${randomBytes(5).toString('hex')}`) + 1n;
  await db.telegramLink.create({ data: { userId: id, chatId, name: `tg_${username}`.slice(0, 30), reminderHour: 21 } });
  await db.telegramPairing.create({ data: { userId: id, tokenHash: bytes(), expiresAt: now } });
  await db.telegramMessage.create({ data: { userId: id, onceKey: `news:${id}`, kind: 'news', content: bytes(), expiresAt: now } });
  await db.telegramMessage.create({ data: { chatId, onceKey: `update:${id}`, kind: 'answer', expiresAt: now } });
  await db.botUpdate.create({ data: { id: chatId, chatId, content: { told: { kind: 'text', text: `said by ${username}` } } } });
  await libraryOf(db, id, username, cover.id);
  await titlesOf(db, id, username);
  return person;
}

async function libraryOf(db: Db, ownerId: string, username: string, coverId: string): Promise<void> {
  const series = await db.series.create({ data: { ownerId, name: 'A series', nameKey: 'a series' } });
  const author = await db.author.create({ data: { ownerId, name: 'Some Body', nameKey: 'some body', sortName: 'Body, Some' } });
  const tag = await db.tag.create({ data: { ownerId, name: 'A tag', nameKey: 'a tag' } });
  const imported = await db.libraryImport.create({ data: { ownerId, fileName: `${username}.csv`, state: 'applied' } });
  await db.importChunk.create({ data: { importId: imported.id, seq: 0, bytes: new Uint8Array([1]) } });
  await db.importRow.createMany({ data: [2, 3].map((line) => ({ importId: imported.id, line, kind: 'new' as const, title: 'War and Peace', record: { title: 'War and Peace' } })) });
  const book = (title: string, more: Partial<Prisma.BookUncheckedCreateInput> = {}) => ({ id: uuidv7(), ownerId, title, titleKey: title.toLowerCase(), matchKey: `${title.toLowerCase()}|`, ...more });
  const shelved = book('War and Peace', { coverId, seriesId: series.id, importId: imported.id, privateNotes: `Notes of ${username}`, review: 'Long', rating: 90, state: 'reading' });
  await db.book.create({ data: shelved });
  await db.book.create({ data: book('Thrown away', { deletedAt: new Date() }) });
  const read = { ownerId, bookId: shelved.id, deviceKey: 'd'.repeat(32) };
  await db.readingPosition.create({ data: { ...read, id: uuidv7(), deviceName: `Browser of ${username}`, page: 3, at: new Date() } });
  await db.readingSitting.create({ data: { ...read, id: uuidv7(), startedAt: new Date('2026-01-01'), endedAt: new Date('2026-01-02'), day: new Date('2026-01-01'), seconds: 60, pages: 1 } });
  await db.quietTime.create({ data: { id: uuidv7(), userId: ownerId, since: new Date('2026-01-01'), until: new Date('2026-01-02') } });
  await db.bookNote.create({ data: { id: uuidv7(), ownerId, bookId: shelved.id, kind: 'note', body: `A thought of ${username}`, quote: 'Well, Prince', pageNumber: 3 } });
  await db.noteErrand.create({ data: { id: uuidv7(), ownerId, bookId: shelved.id, kind: 'copy' } });
  await fileOf(db, { ownerId, username }, shelved.id, coverId);
  await db.bookAuthor.create({ data: { bookId: shelved.id, authorId: author.id, position: 0 } });
  await db.bookTag.create({ data: { bookId: shelved.id, tagId: tag.id } });
  await db.shelfPart.create({ data: { ownerId, tagId: tag.id } });
  const reading = await db.reading.create({ data: { bookId: shelved.id, ownerId, startedOn: new Date('2026-01-01') } });
  await db.reading.create({ data: { bookId: shelved.id, ownerId, state: 'finished', endedOn: new Date('2025-01-01') } });
  await db.shownStreak.create({ data: { ownerId } });
  const word = await db.savedWord.create({ data: { ownerId, language: 'en', toLanguage: 'ru', word: 'peaceful', lemma: 'peaceful', lemmaKey: 'peaceful', stem: 'peac', translation: `Word of ${username}` } });
  await db.wordSentence.create({ data: { wordId: word.id, ownerId, bookId: shelved.id, form: 'peaceful', sentence: 'A peaceful one.', textHash: new Uint8Array(32) } });
  const entry = { readingId: reading.id, bookId: shelved.id, ownerId, day: new Date('2026-01-02') };
  await db.progressEntry.create({ data: { ...entry, page: 120, permille: 300, pagesAdvanced: 120 } });
  await db.progressEntry.create({ data: { ...entry, page: 999, permille: 999, retractedAt: new Date() } });
}

/** A title that they brought to the circle, their way through it and their opinion. */
async function titlesOf(db: Db, userId: string, username: string): Promise<void> {
  const about = { type: 'series' as const, name: 'A Series for All', nameKey: 'a series for all', createdById: userId };
  const { id: titleId } = await db.title.create({ data: { ...about, credits: { create: { position: 0, name: 'Some Body' } }, versions: { create: { number: 1, editorId: userId, details: { name: about.name } } } } });
  const days = { startedOn: new Date('2026-01-01'), endedOn: new Date('2026-02-01') };
  await db.walk.create({ data: {
    titleId, type: about.type, userId, state: 'in_progress', runs: 2, startedOn: days.startedOn, progress: 3,
    past: { create: { number: 1, state: 'completed', ...days } }, changes: { create: { run: 2, state: 'in_progress' } },
  } });
  await db.review.create({ data: { titleId, type: about.type, userId, rating: 80, text: `Opinion of ${username}` } });
  await db.titleTrash.create({ data: { id: uuidv7(), userId, titleId, kind: 'review', content: { rating: 1, text: `Thought better of by ${username}` } } });
  await db.titlesPreference.create({ data: { userId, scale: 'ten' } });
}

/** Every table of the app that points to people by a foreign key, asked of the database: a new one is covered without anyone remembering. */
export const tablesOfPeople = (db: Db) => db.$queryRaw<{ table: string; column: string }[]>`
  SELECT c.relname AS "table", a.attname AS "column"
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
  WHERE k.contype = 'f' AND k.confrelid = '"User"'::regclass ORDER BY 1, 2`;

/** Rows of every table, in every column as text, that hold one of the words. */
export async function rowsWith(db: Db, words: readonly string[]): Promise<string[]> {
  const tables = await db.$queryRaw<{ table: string }[]>`
    SELECT table_name AS "table" FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'`;
  const found: string[] = [];
  for (const { table } of tables) {
    const rows = await db.$queryRaw<{ row: string }[]>`SELECT row_to_json(t)::text AS "row" FROM ${Prisma.raw(`"${table}"`)} t`;
    for (const { row } of rows) if (words.some((word) => row.toLowerCase().includes(word.toLowerCase()))) found.push(`${table}: ${row}`);
  }
  return found;
}

/** A book's file, read, and a change of it that has been begun. */
async function fileOf(db: Db, { ownerId, username }: { ownerId: string; username: string }, bookId: string, fileId: string): Promise<void> {
  const document = await db.bookDocument.create({ data: { bookId, ownerId, nextPageKey: 2 } });
  const version = await db.documentVersion.create({ data: { documentId: document.id, ownerId, number: 1, fileId, state: 'ready', pageCount: 1, pageKeys: [1] } });
  await db.bookDocument.update({ where: { id: document.id }, data: { currentId: version.id } });
  await db.documentPage.create({ data: { versionId: version.id, number: 1, text: 'Well, Prince', textKey: 'well, prince', width: 595, height: 842 } });
  await db.versionForm.create({ data: { versionId: version.id, fields: [] } });
  await db.pageDraft.create({ data: { documentId: document.id, ownerId, baseId: version.id, pages: [{ id: 1, turn: 90 }] } });
  await db.documentEdit.create({ data: { id: uuidv7(), documentId: document.id, ownerId, baseId: version.id, kind: 'details', plan: { kind: 'details', details: { title: `Title by ${username}` } }, changes: {} } });
}
