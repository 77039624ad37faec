import { z } from 'zod';
import { FileProblem } from '#app/platform/csv/file-problem.ts';
import { normalizeLineEnds } from '#app/platform/text/line-ends.ts';
import { titleSourceInput } from '../../edit-schema.ts';
import { titleTypes } from '../title-type.ts';
import { walkStates } from '../walk-state.ts';
import { maxLengths, maxRows, maxRuns } from './limits.ts';
import { emptyRecord } from './record.ts';
import type { ImportedRun, ImportedWalk, ParsedTitle, WrittenAt } from './record.ts';
import { Notes, withNotes } from './values.ts';

const format = 'kruzhok.titles';

const day = z.string().max(40).nullish();
const run = z.object({ state: z.enum(walkStates), startedOn: day, endedOn: day, progress: z.number().nullish() });
const entry = z.object({
  id: z.uuid().optional(), type: z.enum(titleTypes), name: z.string(), originalName: z.string().nullish(), year: z.number().nullish(), episodes: z.number().nullish(),
  sources: z.array(titleSourceInput).max(20).catch([]),
  walk: run.extend({ past: z.array(run).default([]), createdAt: day, updatedAt: day }).nullish(),
  review: z.object({ rating: z.number(), text: z.string().nullish(), hasSpoilers: z.boolean().default(false), createdAt: day, updatedAt: day }).nullish(),
});
type Entry = z.output<typeof entry>;

/** Entries are checked one by one: a broken one is left out and told of. */
const file = z.object({ format: z.literal(format), version: z.literal(1), titles: z.array(z.unknown()) });

export const isJson = (text: string): boolean => /^\ufeff?\s*\{/.test(text);

/** Our own file says first what it is. */
export function checkOwnJson(start: string): void {
  if (!new RegExp(`^\\ufeff?\\s*\\{\\s*"format"\\s*:\\s*"${format}"`).test(start)) throw new FileProblem('unknownJson');
}

/** Everything that our export of titles holds, save the history of changes: that is what happened in the house it was written in. */
export function readOwnJson(text: string, today: string): ParsedTitle[] {
  const { titles } = parse(text);
  if (titles.length === 0) throw new FileProblem('noRows');
  if (titles.length > maxRows) throw new FileProblem('tooManyRows', { max: maxRows });
  // We write a title a line, below one of our own.
  return titles.map((title, index) => toRow(title, index + 2, today));
}

function parse(text: string): z.output<typeof file> {
  checkOwnJson(text.slice(0, 1_000));
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new FileProblem('brokenJson');
  }
  const { success, data } = file.safeParse(value);
  if (!success) throw new FileProblem('unknownJson');
  return data;
}

function toRow(value: unknown, line: number, today: string): ParsedTitle {
  const { success, data } = entry.safeParse(value);
  if (!success) return { line, record: emptyRecord('film'), skip: 'broken' };
  const notes = new Notes(today);
  const name = notes.short(oneLine(data.name), maxLengths.name);
  const { type, id = null, episodes, walk, review, sources } = data;
  const record = {
    ...emptyRecord(type), id, name, originalName: data.originalName ? notes.short(oneLine(data.originalName), maxLengths.name) || null : null,
    year: notes.year(String(data.year ?? '')), episodes: episodes != null && Number.isInteger(episodes) && episodes > 0 && episodes <= 100_000 ? episodes : null,
    sources, walk: walk ? walkOf(walk, notes) : null,
    review: review ? notes.review(notes.rating(String(review.rating), 1, { zeroIsNone: false }), lines(review.text ?? ''), review.hasSpoilers) : null,
    addedOn: notes.day((walk?.createdAt ?? review?.createdAt ?? '').slice(0, 10), 'start'),
    walkAt: walk ? writtenAt(walk) : null, reviewAt: review ? writtenAt(review) : null,
  };
  return { line, record: withNotes(record, notes), skip: name === '' ? 'noTitle' : null };
}

function walkOf({ past, ...current }: NonNullable<Entry['walk']>, notes: Notes): ImportedWalk {
  if (past.length >= maxRuns) notes.add('runs');
  return { ...runOf(current, notes), past: past.slice(1 - maxRuns).map((one) => runOf(one, notes)) };
}

const writtenAt = ({ createdAt, updatedAt }: { createdAt?: string | null; updatedAt?: string | null }): WrittenAt => ({ createdAt: moment(createdAt), updatedAt: moment(updatedAt) });

function moment(text: string | null | undefined): string | null {
  if (!z.iso.datetime({ offset: true }).safeParse(text).success) return null;
  const at = new Date(text ?? '');
  return at >= earliest ? at.toISOString() : null;
}

const earliest = new Date('1900-01-01T00:00:00Z');

function runOf({ state, startedOn, endedOn, progress }: z.output<typeof run>, notes: Notes): ImportedRun {
  const isCounted = progress != null && progress >= 0 && progress <= 99_999;
  if (progress != null && !isCounted) notes.add('progress');
  return notes.run({ state, startedOn: notes.day(startedOn ?? '', 'start'), endedOn: notes.day(endedOn ?? '', 'end'), progress: isCounted ? progress : null });
}

const oneLine = (text: string): string => text.toWellFormed().replace(/[\u0000-\u001f\u007f\s]+/g, ' ').trim();

/** As the person wrote it: here nothing was escaped for a spreadsheet. */
const lines = (text: string): string => normalizeLineEnds(text.toWellFormed()).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').trim();
