import { definePdfTask } from '../../documents/index.server.ts';
import type { NoteColor, NoteKind } from '../model/note-kinds.ts';
import type { Place } from '../model/places.ts';

/** A note as the process of a PDF needs it: page numbers of the version at hand, times as PDFs write them. */
export type BakedNote = { id: string; kind: NoteKind; color: NoteColor; body: string; quote: string; author: string; modified: string; pages: (Omit<Place, 'key'> & { number: number })[] };

export type BakeInput = { path: string; password?: string; output: string; notes: BakedNote[] };
export type FoundNote = { page: number; id: string; kind: NoteKind; rgb: [number, number, number] | null; body: string; quote: string; quads: number[][]; rect: number[]; ink: number[][] };

/** Writes a copy with the notes in it, a page at a time; tells how far it is in thousandths. */
export const bakeTask = definePdfTask<BakeInput, { notes: number }, number>({ name: 'notes.bake', seconds: 600, megabytes: 1_536, isAwaited: false });

/** The notes that another program has left in the file, some pages at a time. */
export const findTask = definePdfTask<{ path: string; password?: string }, null, FoundNote[]>({ name: 'notes.find', seconds: 600, megabytes: 768, isAwaited: false });
