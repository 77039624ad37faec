import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { furnishedPassword } from './furnished-person.ts';

export type Fields = Record<string, string>;

const account = () => {
  const id = randomBytes(5).toString('hex');
  return { username: `new-${id}`, email: `${id}@example.org` };
};

const bookFields = {
  title: 'A changed title', subtitle: 'and its second line', authors: 'Some Body', series: 'A series', seriesPosition: '1', language: 'en', pages: '300',
  year: '1950', isbn: '9780306406157', publisher: 'A house', format: 'paper', description: 'What it is about', privateNotes: 'For me', priority: 'high', tags: 'one, two',
};

/** A form that each route takes, by its pattern: what a page of ours would send. A new route with an action needs its line here. */
export const validForms: Record<string, () => Fields> = {
  '/register': () => ({ ...account(), password: 'gravel otter plinth' }),
  '/register/username': () => ({ username: account().username }),
  '/sign-in': () => ({ intent: 'code', email: account().email }),
  '/sign-in/code': () => ({ code: '123456' }),
  '/sign-in/second-factor': () => ({ intent: 'mail', code: '123456' }),
  '/forgotten': () => ({ login: account().username }),
  '/forgotten/code': () => ({ code: '123456' }),
  '/forgotten/password': () => ({ password: 'gravel otter plinth', repeated: 'gravel otter plinth' }),
  '/email-return': () => ({ link: 'x'.repeat(43) }),
  '/settings/password': () => ({ current: 'not the present one', password: 'gravel otter plinth', repeated: 'gravel otter plinth' }),
  '/sign-out': () => ({}),
  '/preferences': () => ({ locale: 'ru', theme: 'dark', returnTo: '/library' }),
  '/settings/language': () => ({ locale: 'en', theme: 'light', timeZone: 'Asia/Almaty', weekStart: 'sunday' }),
  '/settings/profile': () => ({
    firstName: 'Vera', lastName: 'Ivanovna', bio: 'A reader', learningGoal: 'Latin', instagram: 'vera.reads', github: 'vera', google: 'sites.google.com/view/vera', link1: 'vera.example.org', label1: 'Notes',
  }),
  '/settings/profile/username': () => ({ username: account().username }),
  '/settings/profile/pictures/:place': () => ({}),
  '/settings/profile/pictures/:place/removal': () => ({}),
  '/settings/notifications': () => ({ 'channel': 'email', 'digestHour': '7', 'timings.library': 'now', 'quietFrom': '22', 'quietUntil': '7', 'quietThen': 'digest' }),
  '/notifications/reading': () => ({ upTo: '1' }),
  '/notifications/:newsId/opening': () => ({}),
  '/notifications/:newsId/reading': () => ({ after: 'x' }),
  '/notifications/unsubscription': () => ({}),
  '/settings/notifications/none': () => ({}),
  '/settings/privacy': () => ({ visibility: 'nobody' }),
  '/settings/email': () => ({ email: account().email, password: furnishedPassword }),
  '/settings/email/code': () => ({ code: '123456' }),
  '/settings/proof': () => ({ intent: 'password', password: furnishedPassword }),
  '/settings/proof/code': () => ({ code: '123456' }),
  '/settings/sign-in/second-factor': () => ({ factor: 'mail' }),
  '/settings/sign-in/authenticator': () => ({ intent: 'begin' }),
  '/settings/sign-in/recovery-codes': () => ({ intent: 'done' }),
  '/settings/sessions': () => ({ session: 'others' }),
  '/settings/data/exports': () => ({}),
  '/settings/data/deactivation': () => ({}),
  '/settings/data/deletion': () => ({ username: account().username }),
  '/settings/data/deletion/cancellation': () => ({}),
  '/library/books/new': () => ({ ...bookFields, id: uuidv7(), state: 'to_read', openLibraryId: 'OL1011M', googleBooksId: 'gOblomov0001', cover: 'ol-1011' }),
  '/library/books/new/isbn': () => ({ isbn: '9780306406157' }),
  '/library/books/:id/edit': () => bookFields,
  '/library/books/:id/progress': () => ({ id: uuidv7(), unit: 'page', value: '150', on: '2026-02-02' }),
  '/library/books/:id/progress/:entryId/retraction': () => ({}),
  '/library/books/:id/readings': () => ({ id: uuidv7(), state: 'finished', startedOn: '2020-01-01', endedOn: '2020-02-01' }),
  '/library/books/:id/readings/:readingId': () => ({ state: 'reading', startedOn: '2026-01-03', endedOn: '' }),
  '/library/books/:id/readings/:readingId/end': () => ({ state: 'finished', endedOn: '2026-03-01' }),
  '/library/books/:id/readings/:readingId/removal': () => ({}),
  '/library/books/:id/opinion': () => ({ rating: '60', review: 'Good', reviewHasSpoilers: 'on' }),
  '/library/books/:id/priority': () => ({ priority: 'low' }),
  '/library/books/:id/tags': () => ({ tags: 'three, four' }),
  '/library/books/:id/wish': () => ({}),
  '/library/books/:id/trash': () => ({}),
  '/library/books/:id/cover': () => ({}),
  '/library/books/:id/cover/choices': () => ({ cover: 'ol-1011' }),
  '/library/books/:id/cover/removal': () => ({}),
  '/library/books/:id/positions': () => ({ id: uuidv7(), page: '30', permille: '200', to: 'read' }),
  '/library/books/:id/positions/marks': () => ({ marks: JSON.stringify([{ id: uuidv7(), page: 31, at: Date.now() }]), sentAt: String(Date.now()) }),
  '/library/statistics/days': () => ({ streak: 'on' }),
  '/library/books/:id/sittings': () => ({ id: uuidv7(), on: '2026-02-02', minutes: '20', pages: '10' }),
  '/quiet': () => ({ id: uuidv7(), intent: 'begin', minutes: '25' }),
  '/library/books/:id/notes': () => ({ id: uuidv7(), kind: 'note', color: 'blue', quote: 'Some words', body: 'A thought', before: 'Before', after: 'After', places: '[]', page: '7' }),
  '/library/books/:id/pdf/copy': () => ({ id: uuidv7() }),
  '/library/books/:id/notes/takeover': () => ({ id: uuidv7() }),
  '/library/books/:id/notes/:noteId': () => ({ body: 'Another thought', color: 'pink' }),
  '/library/books/:id/notes/:noteId/removal': () => ({}),
  '/library/books/:id/notes/:noteId/restoration': () => ({}),
  '/library/books/:id/pdf/pages': () => ({ intent: 'turn-right', ranges: '1', from: '1' }),
  '/library/books/:id/pdf/details': () => ({ id: uuidv7(), baseId: uuidv7(), title: 'A title', author: 'Somebody', language: 'en', outline: 'One … 1' }),
  '/library/books/:id/pdf/form': () => ({ 'id': uuidv7(), 'baseId': uuidv7(), 'answers.a0': 'An answer' }),
  '/library/books/:id/pdf/parts': () => ({ id: uuidv7(), baseId: uuidv7(), parts: '1 One', as: 'books' }),
  '/library/books/:id/pdf/versions/:versionId/restoration': () => ({}),
  '/library/books/:id/pdf/versions/:versionId/removal': () => ({}),
  '/library/books/new/pdf': () => ({ id: uuidv7() }),
  '/library/books/:id/pdf': () => ({}),
  '/library/books/:id/pdf/attachment': () => ({ file: uuidv7() }),
  '/library/books/:id/pdf/password': () => ({ intent: 'open', password: 'open sesame', remember: 'on' }),
  '/library/books/:id/pdf/removal': () => ({}),
  '/library/books/:id/restoration': () => ({}),
  '/library/trash/emptying': () => ({}),
  '/library/words': () => ({ id: uuidv7(), word: 'going', language: 'en', toLanguage: 'ru', translation: 'идти', sentence: 'He was going home.' }),
  '/library/words/states': () => ({ word: uuidv7(), state: 'known' }),
  '/library/words/:wordId': () => ({ lemma: 'quiet', language: 'en', toLanguage: 'ru', translation: 'тихий', state: 'learning' }),
  '/library/words/:wordId/removal': () => ({}),
  '/library/words/:wordId/restoration': () => ({}),
  '/goals/new': () => ({ id: uuidv7(), metric: 'library.pages', amount: '100', period: 'span', from: '2026-01-01', to: '2035-12-31', repeats: '', filter: 'priority:high' }),
  '/goals/:goalId/edit': () => ({ amount: '120', from: '2026-01-01', to: '2026-12-31', repeats: 'on' }),
  '/goals/:goalId/archive': () => ({}),
  '/goals/:goalId/revival': () => ({}),
  '/goals/:goalId/removal': () => ({}),
  '/goals/:goalId/restoration': () => ({}),
  '/library/import': () => ({}),
  '/library/import/:id': () => ({ intent: 'choose', 'choices[0].line': '2', 'choices[0].choice': 'skip' }),
  '/library/import/:id/undo': () => ({}),
  '/admin/people/deactivation': () => ({ person: uuidv7() }),
  '/admin/people/sessions': () => ({ person: uuidv7() }),
  '/admin/people/:id/role': () => ({ role: 'owner' }),
  '/admin/people/:id/sessions': () => ({ session: 'all' }),
  '/admin/people/:id/second-factor': () => ({}),
  '/admin/people/:id/deactivation': () => ({}),
  '/admin/people/:id/reactivation': () => ({}),
  '/admin/invitations': () => ({ id: uuidv7(), maxUses: '2', days: '7', note: 'For friends' }),
  '/admin/invitations/:id/revocation': () => ({}),
  '/admin/dictionaries': () => ({}),
  '/admin/dictionaries/:id/removal': () => ({}),
  '/admin/settings': () => ({ name: 'A circle', accent: '#7a3b2e', registration: 'open', locale: 'en', timeZone: 'Asia/Almaty', homeTextRu: 'О нас', homeTextEn: 'About us' }),
  '/admin/settings/logo': () => ({}),
  '/admin/settings/logo/removal': () => ({}),
  '/admin/mail/:id': () => ({}),
  '/admin/jobs/:id/retry': () => ({}),
  '/admin/jobs/:id/discard': () => ({}),
};

/**
 * Routes that a signed-in member's valid form does not get past: there is no letter to answer, no password was forgotten, the present one is another, the name to be erased
 * is not theirs, the book is being read, a file or a picture goes another way, no catalogue answers, the PDF is not locked and nobody else's, an import was not carried out.
 */
export const refusedForms = new Set(['/sign-in/code', '/forgotten/code', '/forgotten/password', '/email-return', '/settings/password', '/settings/email/code', '/settings/proof/code', '/settings/data/deletion', '/settings/profile/pictures/:place', '/library/books/:id/wish', '/library/books/:id/cover', '/library/books/:id/cover/choices', '/library/books/new/isbn', '/library/books/new/pdf', '/library/books/:id/pdf', '/library/books/:id/pdf/password', '/library/import', '/library/import/:id/undo', '/library/books/:id/pdf/details', '/library/books/:id/pdf/form', '/library/books/:id/pdf/parts', '/library/books/:id/pdf/versions/:versionId/removal']);

/** These name something of the person's own, which it is not. */
export const absentForms = new Set(['/notifications/unsubscription', '/library/books/:id/pdf/attachment']);
