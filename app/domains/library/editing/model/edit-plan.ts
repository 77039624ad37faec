import type { FormAnswers } from './form-fields.ts';
import type { OutlineItem } from './outline-lines.ts';
import type { PageChanges } from './page-changes.ts';
import type { PagePlan } from './page-plan.ts';

export type DetailsPlan = { title?: string; author?: string; language?: string; outline?: OutlineItem[] };

/** One of the files that a file is split into; `id` is the new book's. */
export type PartPlan = { id: string; title: string; pages: number[] };

/** What a saving is to do; kept in its row as it is here. */
export type EditPlan =
  | { kind: 'pages'; pages: PagePlan }
  | { kind: 'details'; details: DetailsPlan }
  | { kind: 'form'; answers: FormAnswers }
  | { kind: 'parts'; as: 'books' | 'files'; parts: PartPlan[] };

/** What was done, for people: kept with the version it made and shown in the reader's language. */
export type EditChanges =
  | ({ kind: 'pages' } & PageChanges)
  | { kind: 'details'; fields: ('title' | 'author' | 'language' | 'outline')[] }
  | { kind: 'form'; fields: number }
  | { kind: 'parts'; parts: number; as: 'books' | 'files' }
  | { kind: 'restore'; from: number };

/** Files that were split: what came of each part. */
export type MadePart = { title: string; bookId: string } | { title: string; fileId: string };
