import type { NoteColor, NoteKind } from './note-kinds.ts';
import type { Place } from './places.ts';
import { standingOf } from './standing.ts';
import type { Placed } from './standing.ts';

/** A note with all that is known of it, as it leaves the house. */
export type ExportedNote = Placed & {
  id: string; bookId: string; bookTitle: string; bookAuthors: string | null; kind: NoteKind; color: NoteColor; body: string; quote: string; before: string; after: string;
  places: Place[]; createdAt: Date; editedAt: Date | null;
};

export const noteCsvHeader = ['Note Id', 'Book Id', 'Title', 'Author', 'Page', 'Kind', 'Color', 'Quote', 'Note', 'Created', 'Edited'];

export function noteCells(note: ExportedNote): string[] {
  const { id, bookId, bookTitle, bookAuthors, kind, color, quote, body, createdAt, editedAt } = note;
  return [id, bookId, bookTitle, bookAuthors ?? '', standingOf(note).label ?? '', kind, color, quote, body, createdAt.toISOString(), editedAt?.toISOString() ?? ''];
}

export function noteJson(note: ExportedNote) {
  const { id, bookId, bookTitle, bookAuthors, kind, color, quote, before, after, body, places, createdAt, editedAt } = note;
  const { page, lastPage, label, isOut } = standingOf(note);
  return {
    id, book: { id: bookId, title: bookTitle, authors: bookAuthors }, kind, color, quote, context: { before, after }, body,
    page: { number: page, last: lastPage, label, isOut }, places, createdAt: createdAt.toISOString(), editedAt: editedAt?.toISOString() ?? null,
  };
}

/** What Markdown would take for its own becomes a plain sign again. */
const plain = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>~|]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^([ \t]*)(#{1,6}|[-+=]+)(?=\s|$|-|=)/gm, '$1\\$2')
    .replace(/^([ \t]*\d{1,9})([.)])/gm, '$1\\$2');

const oneLine = (text: string): string => plain(text.replace(/\s+/g, ' ').trim());

export type MarkdownTexts = { page: string; out: string; ofBook: string; kinds: Record<NoteKind, string> };

/** Lines end with a break where the person ended them. */
const paragraph = (text: string, prefix: string) => plain(text).split(/\r?\n/).map((line) => `${prefix}${line}`.trimEnd()).join(`  \n`);

export const bookMarkdown = ({ bookTitle, bookAuthors }: Pick<ExportedNote, 'bookTitle' | 'bookAuthors'>): string =>
  `# ${oneLine(bookTitle)}\n\n${bookAuthors ? `${oneLine(bookAuthors)}\n\n` : ''}`;

export function noteMarkdown(note: ExportedNote, texts: MarkdownTexts): string {
  const { label, isOut } = standingOf(note);
  const place = label === null ? texts.ofBook : texts.page.replace('{{page}}', oneLine(label));
  const parts = [
    `## ${place}${isOut ? ` (${texts.out})` : ''}`,
    note.quote ? paragraph(note.quote, '> ') : '',
    note.body ? paragraph(note.body, '') : '',
    note.quote || note.body ? '' : `*${texts.kinds[note.kind]}*`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n\n`;
}
