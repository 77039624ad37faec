import { headerOf, readTable } from '#app/platform/csv/read-table.ts';
import type { TableRow } from '#app/platform/csv/read-table.ts';
import { delimiterOf, recogniseColumns } from './columns.ts';
import type { Columns } from './columns.ts';
import { maxRows } from './limits.ts';

/** The rows of a file after its header; the text comes in pieces of any size. Throws only FileProblem. */
export const readRows = (text: AsyncIterable<string>, onHeader: (columns: Columns) => void): AsyncGenerator<TableRow> =>
  readTable(text, { maxRows, delimiterOf, onHeader: (cells) => onHeader(recogniseColumns(cells)) });

/** The header alone, of the first piece of a file: refuses what no import can come of before it is kept. */
export const checkStart = (firstText: string): void => void recogniseColumns(headerOf(firstText, delimiterOf));
