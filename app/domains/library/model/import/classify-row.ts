import type { Match } from './match-books.ts';
import type { ParsedRow } from './parse-row.ts';
import type { ImportRecord } from './record.ts';
import type { SeenRows } from './repeated-rows.ts';

/** Why a row is left out or left open; texts are at `import:reasons.<name>`. */
export type RowReason = 'noTitle' | 'columns' | 'duplicate' | 'edition' | Extract<Match, { is: 'open' }>['reason'];

export type Verdict =
  | { kind: 'skipped' | 'ambiguous'; reason: RowReason; candidateIds: string[]; otherLine: number | null }
  | { kind: 'new' }
  /** Whether that is "same" or "update" only the book's details can tell. */
  | { kind: 'here'; bookId: string };

/** What a row of the file is, given the shelf and the rows before it. */
export function classifyRow(parsed: ParsedRow, line: number, find: (record: ImportRecord) => Match, seen: SeenRows): Verdict {
  const { record, skip } = parsed;
  if (skip) return { kind: 'skipped', reason: skip, candidateIds: [], otherLine: null };
  const match = find(record);
  const repeated = seen.check(record, line, match.is === 'exact' ? match.id : null);
  if (repeated?.is === 'duplicate') return { kind: 'skipped', reason: 'duplicate', candidateIds: [], otherLine: repeated.line };
  if (match.is === 'exact') return { kind: 'here', bookId: match.id };
  if (match.is === 'open') return { kind: 'ambiguous', reason: match.reason, candidateIds: match.ids, otherLine: null };
  if (repeated) return { kind: 'ambiguous', reason: 'edition', candidateIds: [], otherLine: repeated.line };
  return { kind: 'new' };
}
