import { v7 as uuidv7 } from 'uuid';
import type { TestApp } from '#tests/support/app.ts';
import { dictdFiles, englishRussian } from '#tests/support/dictionaries.ts';
import { makePdf } from '#tests/support/make-pdf.ts';
import { picture } from '#tests/support/pictures.ts';
import { furnishedPassword } from './furnished-person.ts';
import type { Furnished } from './furnished-person.ts';
import type { Fields } from './valid-forms.ts';

/** What a route is sent so that it does what it is for: where `valid-forms.ts` has to guess, this looks what is there. */
export type Accepted = { path?: string; form?: Fields; files?: [field: string, file: File][] };

type Maker = (app: TestApp, about: Furnished) => Promise<Accepted>;

const sent = (field: string, bytes: Uint8Array<ArrayBuffer>, name: string): [string, File] => [field, new File([bytes], name)];
const withPicture = (field: string): Maker => async () => ({ files: [sent(field, await picture(), 'picture.png')] });
const withPdf = (form: Fields = {}): Maker => async () => ({ form, files: [sent('pdf', await makePdf({ pages: [uuidv7()], title: uuidv7() }), 'book.pdf')] });
const withText = (field: string, name: string, text: string): Maker => async () => ({ files: [[field, new File([text], name)]] });

const currentVersion = async ({ db }: TestApp, { ids }: Furnished) => {
  const { currentId } = await db.bookDocument.findUniqueOrThrow({ where: { bookId: ids.id }, select: { currentId: true } });
  return currentId ?? '';
};
const onCurrentVersion = (form: Fields): Maker => async (app, about) => ({ form: { ...form, id: uuidv7(), baseId: await currentVersion(app, about) } });

async function anotherTitle({ db }: TestApp): Promise<string> {
  const id = uuidv7();
  await db.title.create({ data: { id, type: 'series', name: `Title ${id}`, nameKey: `title ${id}`, searchText: `title ${id}`, episodes: 12 } });
  await db.titleVersion.create({ data: { titleId: id, number: 1, details: { name: `Title ${id}`, episodes: 12, genres: [], credits: [] } } });
  return id;
}

/** A title whose cover somebody has just taken away. */
const coverTakenAway: Maker = async (app, { ids }) => {
  const id = await anotherTitle(app);
  await app.db.title.update({ where: { id }, data: { formerCoverId: ids.fileId, formerCoverAt: new Date() } });
  return { path: `/titles/${id}/cover/restoration/${ids.fileId}` };
};

async function unreadBook({ db }: TestApp, { browser }: Furnished): Promise<string> {
  const id = uuidv7();
  const { status } = await browser.post('/library/books/new', { id, title: `Unread ${id}`, pages: '100' });
  if (status !== 303) throw new Error(`the book answered ${status}`);
  await db.reading.deleteMany({ where: { bookId: id } });
  return id;
}

const carriedOut = (which: 'importId' | 'titleImportId'): Maker => async ({ db }, { ids }) => {
  await db.libraryImport.update({ where: { id: ids[which] }, data: { state: 'applied', appliedAt: new Date() } });
  return {};
};

/** Neither the first nor the present one: those stay. */
const versionBetween: Maker = async (app, about) => {
  const { documentId, ownerId, fileId, pageKeys, number } = await app.db.documentVersion.findUniqueOrThrow({ where: { id: await currentVersion(app, about) } });
  const { id } = await app.db.documentVersion.create({ data: { documentId, ownerId, fileId, pageKeys, state: 'ready', pageCount: pageKeys.length, number: number + 20, readAt: new Date() } });
  return { path: `/library/books/${about.ids.id}/pdf/versions/${id}/removal` };
};

const person: Maker = async (_app, { browser }) => ({ form: { person: browser.person.id } });

/** A letter that its job gave up and that can be sent again. */
async function givenUpLetter({ db, services }: TestApp, { browser }: Furnished): Promise<string> {
  const idempotencyKey = `people.deactivated:${uuidv7()}`;
  return db.$transaction(async (tx) => {
    await services.mailer.queue(tx, { idempotencyKey, userId: browser.person.id, to: String(browser.person.email), template: 'people.deactivated', locale: 'en', timeZone: 'UTC', data: {} });
    await tx.$executeRaw`DELETE FROM pgboss.job WHERE name = 'mail.deliver'`;
    return (await tx.mailMessage.update({ where: { idempotencyKey }, data: { status: 'failed' }, select: { id: true } })).id;
  });
}

/** Its job among those that failed for good. */
const deadJob: Maker = async (app, about) => {
  const [id, mailId] = [uuidv7(), await givenUpLetter(app, about)];
  await app.db.$executeRaw`
    INSERT INTO pgboss.job (id, name, data, output, singleton_key, source_name, source_id, source_retry_count)
    VALUES (${id}::uuid, 'dead-letters', ${JSON.stringify({ payload: { mailId } })}::jsonb, ${JSON.stringify({ message: 'no answer' })}::jsonb, ${mailId}, 'mail.deliver', ${uuidv7()}::uuid, 15)`;
  return { path: `/admin/jobs/${id}/retry` };
};

export const acceptedForms: Record<string, Maker> = {
  '/titles/:id/edit': async (app) => ({
    path: `/titles/${await anotherTitle(app)}/edit`,
    form: { version: '1', name: `Changed ${uuidv7()}`, originalName: 'A name', description: 'What it is about', year: '2020', genres: 'drama', episodes: '12', endYear: '' },
  }),
  '/titles/:id/cover': withPicture('cover'),
  '/titles/:id/cover/restoration/:fileId': coverTakenAway,
  '/titles/:id/removal': async (app) => ({ path: `/titles/${await anotherTitle(app)}/removal` }),
  '/titles/:id/merge': async (app) => ({ path: `/titles/${await anotherTitle(app)}/merge`, form: { intoId: await anotherTitle(app) } }),
  '/titles/import': withText('file', 'list.xml', '<myanimelist><myinfo><user_export_type>1</user_export_type></myinfo><anime><series_animedb_id>1</series_animedb_id><series_title>Cowboy Bebop</series_title><series_type>TV</series_type><series_episodes>26</series_episodes><my_watched_episodes>3</my_watched_episodes><my_status>Watching</my_status></anime></myanimelist>'),
  '/titles/import/:id/undo': carriedOut('titleImportId'),
  '/settings/profile/pictures/:place': withPicture('picture'),
  '/settings/password': async () => ({ form: { current: furnishedPassword, password: 'gravel otter plinth', repeated: 'gravel otter plinth' } }),
  '/settings/data/deletion': async (_app, { browser }) => ({ form: { username: browser.person.username, password: furnishedPassword } }),
  '/library/books/:id/wish': async (app, about) => ({ path: `/library/books/${await unreadBook(app, about)}/wish` }),
  '/library/books/:id/cover': withPicture('cover'),
  '/library/books/new/pdf': async (app, about) => withPdf({ id: uuidv7() })(app, about),
  '/library/books/:id/pdf': withPdf(),
  '/library/books/:id/pdf/details': onCurrentVersion({ title: 'A title', author: 'Somebody', language: 'en', outline: 'One … 1' }),
  '/library/books/:id/pdf/form': onCurrentVersion({ 'answers.a0': 'An answer' }),
  '/library/books/:id/pdf/parts': onCurrentVersion({ parts: '1 One', as: 'books' }),
  '/library/books/:id/pdf/versions/:versionId/removal': versionBetween,
  '/library/import': withText('file', 'export.csv', 'Title,Author,Exclusive Shelf\nThe Nose,Gogol,read'),
  '/library/import/:id/undo': carriedOut('importId'),
  '/admin/people/deactivation': person,
  '/admin/people/sessions': person,
  '/admin/people/:id/reactivation': async ({ db }, { browser }) => {
    await db.user.update({ where: { id: browser.person.id }, data: { deactivatedAt: new Date() } });
    return {};
  },
  '/admin/settings/logo': withPicture('picture'),
  '/admin/dictionaries': async () => ({ files: dictdFiles('eng-rus', englishRussian).map(({ name, bytes }) => sent('files', new Uint8Array(bytes), name)) }),
  '/admin/mail/:id': async (app, about) => ({ path: `/admin/mail/${await givenUpLetter(app, about)}` }),
  '/admin/jobs/:id/retry': deadJob,
};

/** What the matrix cannot make a route accept, and why: what these write is shown where their own tests are. */
export const unproven: Record<string, string> = {
  '/sign-in/code': 'answers a letter that this browser waits for: tests/routes/auth/entry.test.ts',
  '/forgotten/code': 'answers a letter that this browser waits for: tests/routes/auth/forgotten.test.ts',
  '/forgotten/password': 'follows an answered letter: tests/routes/auth/forgotten.test.ts',
  '/email-return': 'answers a letter: tests/routes/account/credentials.test.ts',
  '/settings/email/code': 'answers a letter: tests/routes/account/credentials.test.ts',
  '/settings/proof/code': 'answers a letter: tests/routes/auth/fresh-proof.test.ts',
  '/library/books/:id/cover/choices': 'needs a catalogue that answers: tests/routes/library/catalogues.test.ts',
  '/library/books/new/isbn': 'needs a catalogue that answers: tests/routes/library/catalogues.test.ts',
  '/library/books/:id/pdf/password': 'needs a locked PDF: tests/integration/domains/library/documents',
  '/library/books/:id/pdf/attachment': 'needs a stored file that no book has: tests/routes/library/documents.test.ts',
  '/notifications/unsubscription': 'needs the link of a letter: tests/routes/notifications/pages.test.ts',
  '/settings/telegram/reminder': 'needs a bot: tests/routes/telegram',
  '/telegram/webhook': 'takes no form: tests/routes/telegram/webhook.test.ts',
};
