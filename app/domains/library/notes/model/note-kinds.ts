export const noteKinds = ['highlight', 'note', 'text', 'ink'] as const;
export type NoteKind = (typeof noteKinds)[number];

export const noteColors = ['yellow', 'green', 'blue', 'pink', 'purple'] as const;
export type NoteColor = (typeof noteColors)[number];

/** How often a person may have a note in one book. */
export const notesPerBook = 20_000;

/** Days that a removed note can be brought back. */
export const noteTrashDays = 30;
