import { stringify } from 'csv-stringify/sync';
import type { DataOwner } from '#app/kernel/accounts/personal-data.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { escapeCell } from '#app/platform/csv/escape-cell.ts';
import { jsonList } from '#app/platform/db/json-list.server.ts';
import type { WordFilter } from '../model/word-filter.ts';
import { wordsWhere } from './word-filter-sql.server.ts';

type Row = {
  id: string; lemma: string; word: string; language: string; toLanguage: string; translation: string; state: string; createdAt: Date;
  sentences: { form: string; sentence: string; page: number | null; book: string | null }[];
};

const batch = 500;

async function* rows(owner: DataOwner, filter: Omit<WordFilter, 'after'>): AsyncGenerator<Row[]> {
  for (let after: string | null = null; ; ) {
    const found: Row[] = await owner.db.$queryRaw<Row[]>`
      SELECT w."id"::text AS "id", w."lemma", w."word", w."language", w."toLanguage", w."translation", w."state"::text AS "state", w."createdAt", COALESCE(s."sentences", '[]'::jsonb) AS "sentences"
      FROM "SavedWord" w LEFT JOIN LATERAL (
        SELECT jsonb_agg(jsonb_build_object('form', s."form", 'sentence', s."sentence", 'page', s."page", 'book', b."title") ORDER BY s."createdAt", s."id") AS "sentences"
        FROM "WordSentence" s LEFT JOIN "Book" b ON b."id" = s."bookId" WHERE s."wordId" = w."id") s ON TRUE
      WHERE ${wordsWhere(owner.viewer.id, filter)} AND ${after === null ? Prisma.sql`TRUE` : Prisma.sql`w."id" > ${after}::uuid`} ORDER BY w."id" LIMIT ${batch}`;
    if (found.length > 0) yield found;
    if (found.length < batch) return;
    after = found.at(-1)?.id ?? null;
  }
}

const csvHeader = ['Word', 'Met as', 'Translation', 'Language', 'Translated into', 'State', 'Sentence', 'Page', 'Book', 'Added'];

/** One line a word, with the sentence it was met in first; UTF-8 with a mark, so that spreadsheets read Cyrillic. */
export async function* exportWordsAsCsv(owner: DataOwner, filter: Omit<WordFilter, 'after'>): AsyncGenerator<string> {
  yield `\ufeff${stringify([csvHeader])}`;
  for await (const found of rows(owner, filter)) {
    yield stringify(found.map(({ sentences: [first], ...row }) => [
      row.lemma, row.word, row.translation, row.language, row.toLanguage, row.state, first?.sentence ?? '', first?.page ?? '', first?.book ?? '', row.createdAt.toISOString(),
    ].map((cell) => (typeof cell === 'string' ? escapeCell(cell) : cell))));
  }
}

const ankiHead = ['#separator:tab', '#html:true', '#notetype:Basic', '#tags column:5', '#columns:Front\tBack\tSentence\tBook\tTags'].join('\n');

/** A field of Anki's text: its own kind of HTML, so what is a sign in it is written as one. */
const ankiField = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/\t/g, ' ').replace(/\r?\n/g, '<br>');

const emphasised = (sentence: string, form: string): string => {
  const at = sentence.toLowerCase().indexOf(form.toLowerCase());
  if (form === '' || at === -1) return ankiField(sentence);
  return `${ankiField(sentence.slice(0, at))}<b>${ankiField(sentence.slice(at, at + form.length))}</b>${ankiField(sentence.slice(at + form.length))}`;
};

/** What Anki's "Import file" takes as it is: the word, its translation, the sentence, the book, tags. */
export async function* exportWordsForAnki(owner: DataOwner, filter: Omit<WordFilter, 'after'>): AsyncGenerator<string> {
  yield `${ankiHead}\n`;
  for await (const found of rows(owner, filter)) {
    yield found.map(({ lemma, translation, language, state, sentences: [first] }) =>
      `${[ankiField(lemma), ankiField(translation), first ? emphasised(first.sentence, first.form) : '', ankiField(first?.book ?? ''), `kruzhok ${language} ${state}`].join('\t')}\n`).join('');
  }
}

/** All of one's words with all their sentences, removed ones too, for the copy a person takes with them. */
export const exportAllWords = ({ db, viewer }: DataOwner): AsyncGenerator<string> =>
  jsonList((after, take) => db.savedWord.findMany({
    where: { ownerId: viewer.id, ...(after && { id: { gt: after } }) }, orderBy: { id: 'asc' }, take,
    select: {
      id: true, language: true, toLanguage: true, word: true, lemma: true, translation: true, state: true, createdAt: true, updatedAt: true, deletedAt: true,
      sentences: { select: { form: true, sentence: true, page: true, bookId: true, createdAt: true }, orderBy: { id: 'asc' } },
    },
  }));
