import type { Columns } from './columns.ts';
import { goodreadsRecord } from './goodreads.ts';
import type { ImportRecord, SkipReason } from './record.ts';
import { Row } from './row.ts';
import { storygraphRecord } from './storygraph.ts';

export type ParsedRow = { record: ImportRecord; skip: SkipReason | null };

/** One row of a file as a record, or why it is left out. `today` is the person's day, as text. */
export function parseRow(cells: readonly string[], columns: Columns, today: string): ParsedRow {
  const row = new Row(cells, columns);
  const record = columns.format === 'goodreads' ? goodreadsRecord(row, today) : storygraphRecord(row, today);
  // More cells than columns: a comma that should have been quoted has shifted everything behind it.
  const isShifted = cells.slice(columns.width).some((cell) => cell.trim() !== '');
  return { record, skip: isShifted ? 'columns' : record.title === '' ? 'noTitle' : null };
}
