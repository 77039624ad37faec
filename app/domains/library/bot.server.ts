import type { BotCommand, BotContribution, BotFileTaker, BotReminder, BotReply, BotTalk } from '#app/kernel/contributions/bot-commands.ts';
import { storePdf } from '#app/kernel/files/index.server.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { recordProgress } from './commands/record-progress.server.ts';
import { bookFromPdf } from './documents/index.server.ts';
import type { PdfDesk } from './documents/index.server.ts';
import { placeCode, readPlace, readPlaceCode } from './model/typed-place.ts';
import type { TypedPlace } from './model/typed-place.ts';
import { getPlace, getReadToday, hasReadToday, listInHand } from './queries/list-in-hand.server.ts';
import type { InHand } from './queries/list-in-hand.server.ts';
import { progressSchema } from './schema.ts';

/** As many books as somebody reads at once, and a chat has room for. */
const most = 8;

type Say = (key: string, values?: Record<string, unknown>) => string;
const sayer = ({ t }: BotTalk): Say => (key, values = {}) => textOf(t, `library-bot:${key}`, values);

/** /read 120, /read 40%: at once when one book is in hand, by a button for one of several. */
const read: BotCommand = {
  name: 'read', descriptionKey: 'library-bot:commands.read',
  async run(talk, args) {
    const say = sayer(talk);
    const books = await listInHand(talk.ctx, most);
    if (books.length === 0) return { text: say('none') };
    if (args === '') return { text: [...books.map((book) => where(say, book)), say('read.how')].join('\n\n') };
    const place = readPlace(args);
    if (!place) return { text: say('read.how') };
    if (books.length === 1) return move(talk, books[0]!.id, place);
    return { text: say('read.which'), buttons: books.map(({ id, title }) => [{ label: short(title), data: `read:${id}:${placeCode(place)}` }]) };
  },
};

async function move(talk: BotTalk, bookId: string, place: TypedPlace): Promise<BotReply> {
  const say = sayer(talk);
  // What is no place in a book is refused in the words of the page.
  const input = progressSchema.safeParse({ id: talk.id, ...place });
  if (!input.success) return { text: textOf(talk.t, input.error.issues[0]?.message ?? 'library-bot:read.how') };
  const { finished, pagesAdvanced } = await recordProgress(talk.ctx, { ...input.data, bookId, onlyInHand: true });
  const book = await getPlace(talk.ctx, bookId);
  if (finished) return { text: say('read.finished', { title: book.title }) };
  const here = where(say, book);
  return { text: pagesAdvanced > 0 ? `${here}\n${say('read.advanced', { count: pagesAdvanced })}` : here };
}

const where = (say: Say, { title, pages, currentPage: page, permille }: Pick<InHand, 'title' | 'pages' | 'currentPage' | 'permille'>): string => {
  const percent = permille === null ? null : Math.floor(permille / 10);
  if (page !== null && pages !== null) return say('at.of', { title, page, pages, percent });
  if (page !== null) return say('at.page', { title, page });
  return percent === null ? say('at.begun', { title }) : say('at.percent', { title, percent });
};

const short = (title: string): string => (title.length > 40 ? `${title.slice(0, 39).trimEnd()}…` : title);

const left: BotCommand = {
  name: 'left', descriptionKey: 'library-bot:commands.left',
  async run(talk) {
    const say = sayer(talk);
    const books = await listInHand(talk.ctx, most);
    return { text: books.length === 0 ? say('none') : books.map((book) => whatIsLeft(say, book)).join('\n') };
  },
};

function whatIsLeft(say: Say, { title, left: pages, permille, minutesLeft }: InHand): string {
  if (pages === null) return permille === null ? say('left.unknown', { title }) : say('left.percent', { title, percent: 100 - Math.floor(permille / 10) });
  const said = say('left.pages', { title, count: pages });
  if (minutesLeft === null) return said;
  return `${said}, ${minutesLeft < 60 ? say('left.minutes', { count: minutesLeft }) : say('left.hours', { count: Math.round(minutesLeft / 60) })}`;
}

const today: BotCommand = {
  name: 'today', descriptionKey: 'library-bot:commands.today',
  async run(talk) {
    const say = sayer(talk);
    const { pages, minutes, books } = await getReadToday(talk.ctx);
    const done = [
      ...(pages > 0 ? [say('today.pages', { count: pages })] : []), ...(minutes > 0 ? [say('today.minutes', { count: minutes })] : []),
      ...(books > 0 ? [say('today.books', { count: books })] : []),
    ];
    const inHand = await listInHand(talk.ctx, most);
    const head = done.length === 0 ? say('today.nothing') : say('today.done', { what: done.join(', ') });
    return { text: [head, ...inHand.map((book) => where(say, book))].join('\n\n') };
  },
};

const takePdf = (pdf: PdfDesk): BotFileTaker => ({
  accepts: ({ name, mime }) => mime === 'application/pdf' || /\.pdf$/i.test(name),
  async take(talk, file) {
    const say = sayer(talk);
    const stored = await storePdf(talk.ctx, await file.open(), { name: file.name });
    const made = await bookFromPdf({ ...talk.ctx, pdf }, { id: talk.id, fileId: stored.id });
    return { text: made.outcome === 'added' ? say('pdf.added', { title: made.title }) : say('pdf.known', { title: made.book.title }) };
  },
});

/** Of a day on which nothing was read. */
const remind: BotReminder = async (talk) => {
  if (await hasReadToday(talk.ctx)) return null;
  const say = sayer(talk);
  const [book] = await listInHand(talk.ctx, 1);
  return { text: book ? `${say('remind.nothing')}\n${where(say, book)}` : say('remind.nothing') };
};

/** What the Library lets people do by messenger. */
export const createLibraryBot = ({ pdf }: { pdf: PdfDesk }): BotContribution => ({
  commands: [read, left, today],
  taps: [{
    prefix: 'read',
    async run(talk, rest) {
      const [bookId = '', code = ''] = rest.split(':');
      const place = readPlaceCode(code);
      return place ? move(talk, bookId, place) : { text: sayer(talk)('read.how') };
    },
  }],
  files: [takePdf(pdf)],
  reminders: [remind],
});
