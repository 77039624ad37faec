import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { delimiterOf, recogniseColumns } from './columns.ts';
import type { Columns, Delimiter } from './columns.ts';
import { maxRowBytes, maxRows } from './limits.ts';
import { ImportProblem } from './problem.ts';

export type FileRow = {
  /** Where the row begins in the file, from 1. */
  line: number;
  cells: string[];
};

type Parsed = { record: string[]; info: { lines: number } };

/** The rows of a file after its header; the text comes in pieces of any size. Throws only ImportProblem. */
export async function* readRows(
  text: AsyncIterable<string>,
  onHeader: (columns: Columns) => void,
): AsyncGenerator<FileRow> {
  const { delimiter, rest, skippedLines } = await readStart(text);
  const source = Readable.from(rest, { objectMode: false, encoding: 'utf8' });
  // The parser's own errors name the line where it gave up; what helps is where the row began.
  let lastLine = 0;
  const parser = parse({
    delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: true, info: true, max_record_size: maxRowBytes,
    on_record: (record, { lines }) => {
      lastLine = lines;
      return record;
    },
  });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let hasHeader = false;
  let rows = 0;
  try {
    for await (const { record, info } of parser as unknown as AsyncIterable<Parsed>) {
      if (record.every((cell) => cell.trim() === '')) continue;
      if (!hasHeader) {
        onHeader(recogniseColumns(record));
        hasHeader = true;
        continue;
      }
      rows += 1;
      if (rows > maxRows) throw new ImportProblem('tooManyRows', { max: maxRows });
      yield { line: info.lines - newlines(record) + skippedLines, cells: record };
    }
  } catch (error) {
    throw problemOf(error, lastLine + skippedLines);
  } finally {
    source.destroy();
    parser.destroy();
  }
  if (!hasHeader) throw new ImportProblem('empty');
  if (rows === 0) throw new ImportProblem('noRows');
}

/** The header alone, of the first piece of a file: refuses what no import can come of before it is kept. */
export function checkStart(firstText: string): void {
  const { line } = firstLine(firstText);
  recogniseColumns(line.split(delimiterOf(line)));
}

async function readStart(text: AsyncIterable<string>): Promise<{ delimiter: Delimiter; rest: AsyncIterable<string>; skippedLines: number }> {
  const pieces = text[Symbol.asyncIterator]();
  let start = '';
  // A header is some hundred characters; whatever has no line end for a megabyte is none.
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    start += next.value;
    if (start.length > maxRowBytes || /\S[^\n\r]*[\n\r]+(?!sep=)\S/.test(start)) break;
  }
  const { line, skippedLines, offset } = firstLine(start);
  const rest = async function* () {
    yield start.slice(offset);
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  };
  return { delimiter: delimiterOf(line), rest: rest(), skippedLines };
}

/** The first line with something in it; Excel's `sep=;` before it is passed over. */
function firstLine(text: string): { line: string; skippedLines: number; offset: number } {
  const hint = /^\s*sep=.\r?\n/i.exec(text)?.[0] ?? '';
  const line = text.slice(hint.length).trimStart().split(/[\n\r]/, 1)[0] ?? '';
  return { line, skippedLines: hint.split('\n').length - 1, offset: hint.length };
}

const newlines = (cells: readonly string[]): number =>
  cells.reduce((total, cell) => total + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);

function problemOf(error: unknown, lastLine: number): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = lastLine + 1;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new ImportProblem('unclosedQuote', { line });
  if (error.code === 'CSV_MAX_RECORD_SIZE') return new ImportProblem('rowTooLong', { line });
  return new ImportProblem('brokenQuotes', { line });
}
