import { expect, it } from 'vitest';
import { botData } from '#app/engines/bot/index.server.ts';
import { libraryManifest } from '#app/domains/library/manifest.server.ts';
import { titlesManifest } from '#app/domains/titles/manifest.server.ts';
import { accountData } from '#app/kernel/accounts/index.server.ts';
import { deleteDuePeople } from '#app/kernel/accounts/commands/delete-due-people.server.ts';
import { createFilesData } from '#app/kernel/files/index.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { testFiles } from '#tests/support/files.ts';
import { countRows, unexplained } from './tables-of-people.ts';
import { wholeLife } from './whole-life.ts';

const { db } = await testDatabase();
const files = testFiles();

/** What does not go with its person, and why. A new table stands here, or its rows go by a cascade. */
const explained = {
  tables: {
    AuditEvent: 'what happened is kept, without from where and what; its id leads nowhere: "deleted person"',
    Invitation: 'others have come by it; who made it is taken out',
    HouseSettings: 'the circle’s; its sign is handed on to another owner',
    DiscardedObject: 'names of bytes that are about to be deleted',
    RateLimit: 'counters under a hash, for a day at most',
    HandledEvent: 'which event was handled, not whose it was',
    CalendarRun: 'what the house does by the calendar',
    ErrorReport: 'errors, with personal data taken out before they are written',
    CatalogueAnswer: 'what outside catalogues, translators and the encyclopedia say, under a hash of the question',
    Dictionary: 'the house’s',
    DictionaryPiece: 'files of the house’s dictionaries',
    TitleWord: 'words of the circle’s titles',
    TitleGenre: 'the circle’s titles, filed by genre',
    DictionaryEntry: 'entries of the house’s dictionaries',
    Title: 'the circle’s; who made it is taken out',
    TitleCredit: 'the circle’s',
    TitleSource: 'the circle’s',
    TitleVersion: 'the circle’s; who wrote it is taken out',
    BotUpdate: 'goes by the number of the chat, which is no id of ours: see the last test',
  },
  columns: {
    'Activity.factId': 'a row of the same person',
    'Activity.subjectId': 'a book or goal of the same person, or a title of the circle; the activity goes with the person',
    'AuditEvent.actorId': 'kept, so that one can tell that it was one and the same',
    'AuditEvent.subjectId': 'kept, for the same reason',
    'AuditEvent.details': 'emptied',
    'BotUpdate.content': 'what was said in a chat; emptied once it is dealt with, and goes with the chat’s number',
    'CatalogueAnswer.body': 'about books and words',
    'HandledEvent.eventId': 'an event’s',
    'ImportRow.candidateIds': 'books of the same person; goes with the import',
    'Notification.foldedInto': 'a later piece of news of the same person',
    'Review.importId': 'an import of the same person; goes with the review',
    'Session.publicId': 'the session’s own; goes with the person',
    'TitleVersion.details': 'what a title said',
    'Walk.importId': 'an import of the same person; goes with the walk',
  },
};

it('every table and every column that could hold a person’s id is accounted for', async () => {
  expect(await unexplained(db, explained)).toEqual([]);
});

it('a new table that forgets people is noticed', async () => {
  await db.$executeRaw`CREATE TABLE "Forgotten" ("id" uuid PRIMARY KEY, "readerId" uuid NOT NULL)`;
  await db.$executeRaw`CREATE TABLE "Orphaned" ("id" uuid PRIMARY KEY, "byId" uuid REFERENCES "User" ON DELETE SET NULL)`;
  const found = await unexplained(db, explained);
  await db.$executeRaw`DROP TABLE "Forgotten", "Orphaned"`;
  expect(found).toEqual(['Forgotten', 'Orphaned', 'Forgotten.readerId']);
});

it('of everything that is a person’s not a row is left, and of nobody else’s is one gone', async () => {
  const [person, neighbour] = [await wholeLife(db, files), await wholeLife(db, files)];
  const before = await countRows(db, person.id);
  const without = Object.entries(before).filter(([table, { theirs }]) => theirs === 0 && !(table in explained.tables)).map(([table]) => table);
  expect(without, 'a whole life has a row in each of them').toEqual([]);
  const { chatId } = await db.telegramLink.findUniqueOrThrow({ where: { userId: person.id } });
  const theirNeighbours = await countRows(db, neighbour.id);
  const now = new Date();
  await db.user.update({ where: { id: person.id }, data: { deletionDueAt: now } });
  expect(await deleteDuePeople({ db, now, log: createLog('silent'), areas: [accountData, libraryManifest.personalData, titlesManifest.personalData, createFilesData(files.storage), botData] })).toBe(1);
  const after = await countRows(db, person.id);
  // Letters and codes that were sent to their address before there was an account go as well.
  const byAddress: Record<string, number> = { MailMessage: 2, LoginChallenge: 1, TelegramMessage: 1 };
  for (const table of Object.keys(before).filter((name) => !(name in explained.tables))) {
    expect(after[table], table).toEqual({ all: (before[table]?.all ?? 0) - (before[table]?.theirs ?? 0) - (byAddress[table] ?? 0), theirs: 0 });
  }
  const neighbours = await countRows(db, neighbour.id);
  for (const [table, { theirs }] of Object.entries(theirNeighbours)) expect(neighbours[table]?.theirs, table).toBe(theirs);
  expect(await db.botUpdate.count({ where: { chatId } })).toBe(0);
  expect(await db.telegramMessage.count({ where: { chatId } })).toBe(0);
  expect(await db.title.findFirst({ where: { createdById: null }, select: { createdById: true, ratingCount: true, ratingSum: true, versions: { select: { editorId: true } } } }))
    .toEqual({ createdById: null, ratingCount: 0, ratingSum: 0, versions: [{ editorId: null }] });
  expect(await db.invitation.count({ where: { createdById: person.id } })).toBe(0);
  expect(await db.auditEvent.count({ where: { actorId: person.id, NOT: { ip: null } } })).toBe(0);
});
