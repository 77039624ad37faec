import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { FileProblem } from './file-problem.ts';

/** One row with all its cells; a quote that is never closed swallows rows until here. */
const maxRowBytes = 1024 * 1024;

export type Delimiter = ',' | ';' | '\t';

export type TableShape = {
  maxRows: number;
  delimiterOf(firstLine: string): Delimiter;
  /** Throws FileProblem when this is no header of a table that is known. */
  onHeader(cells: string[]): void;
};

export type TableRow = {
  /** Where the row begins in the file, from 1. */
  line: number;
  cells: string[];
};

type Parsed = { record: string[]; info: { lines: number } };

/** The rows of a table after its header; the text comes in pieces of any size. Throws only FileProblem. */
export async function* readTable(text: AsyncIterable<string>, { maxRows, delimiterOf, onHeader }: TableShape): AsyncGenerator<TableRow> {
  const { line, rest, skippedLines } = await readStart(text);
  const delimiter = delimiterOf(line);
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
        onHeader(record);
        hasHeader = true;
        continue;
      }
      rows += 1;
      if (rows > maxRows) throw new FileProblem('tooManyRows', { max: maxRows });
      yield { line: info.lines - newlines(record) + skippedLines, cells: record };
    }
  } catch (error) {
    throw problemOf(error, lastLine + skippedLines);
  } finally {
    source.destroy();
    parser.destroy();
  }
  if (!hasHeader) throw new FileProblem('empty');
  if (rows === 0) throw new FileProblem('noRows');
}

/** The cells of the header alone, of the first piece of a file. */
export function headerOf(firstText: string, delimiterOf: TableShape['delimiterOf']): string[] {
  const { line } = firstLine(firstText);
  return line.split(delimiterOf(line));
}

/** The delimiter that makes the most known names out of the first line. */
export function likelyDelimiter(firstLine: string, isKnown: (cell: string) => boolean): Delimiter {
  const score = (delimiter: Delimiter) => firstLine.split(delimiter).filter(isKnown).length;
  const delimiters: Delimiter[] = [',', ';', '\t'];
  return delimiters.reduce((best, delimiter) => (score(delimiter) > score(best) ? delimiter : best));
}

async function readStart(text: AsyncIterable<string>): Promise<{ line: string; rest: AsyncIterable<string>; skippedLines: number }> {
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
  return { line, rest: rest(), skippedLines };
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
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new FileProblem('unclosedQuote', { line });
  if (error.code === 'CSV_MAX_RECORD_SIZE') return new FileProblem('rowTooLong', { line });
  return new FileProblem('brokenQuotes', { line });
}
