import { noteColors, noteKinds } from './note-kinds.ts';
import type { NoteColor, NoteKind } from './note-kinds.ts';

/** What of the notes is looked at, as the address says it. */
export type NotesView = { q: string; kind: NoteKind | null; color: NoteColor | null; after: string | null };

const oneOf = <T extends string>(all: readonly T[], value: string | null): T | null => all.find((one) => one === value) ?? null;

/** Anything in an address is understood; what it does not know it leaves out. */
export const readNotesView = (params: URLSearchParams): NotesView => ({
  q: (params.get('q') ?? '').replaceAll('\u0000', '').toWellFormed().trim().slice(0, 200).toWellFormed(),
  kind: oneOf(noteKinds, params.get('kind')),
  color: oneOf(noteColors, params.get('color')),
  after: params.get('after'),
});

export const notesQuery = ({ q, kind, color }: NotesView, more: { after?: string | null } = {}) => ({ q, kind, color, ...more });
