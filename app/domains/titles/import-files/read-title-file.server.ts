import { EncodingDetector, decode } from '#app/platform/csv/encoding.ts';
import { FileProblem } from '#app/platform/csv/file-problem.ts';
import { headerOf, likelyDelimiter, readTable } from '#app/platform/csv/read-table.ts';
import { Header, isKnownHeader } from '../model/import/header.ts';
import { howLongToBeatRow, isHowLongToBeat } from '../model/import/how-long-to-beat.ts';
import { imdbRow, isImdb } from '../model/import/imdb.ts';
import { isLetterboxd, letterboxdFilms, letterboxdTables, loneTable } from '../model/import/letterboxd.ts';
import type { LetterboxdRow } from '../model/import/letterboxd.ts';
import { maxRows } from '../model/import/limits.ts';
import { readMalXml } from '../model/import/mal-xml.ts';
import { checkOwnJson, isJson, readOwnJson } from '../model/import/own-json.ts';
import { mergePlays } from '../model/import/merge-plays.ts';
import type { ParsedTitle } from '../model/import/record.ts';
import { isGzip, isZip, unpackGzip, unpackZip } from './unpack.server.ts';

export type TitleFileSource = 'own' | 'letterboxd' | 'mal' | 'shikimori' | 'imdb' | 'hltb';
type TitleFile = { source: TitleFileSource; rows: ParsedTitle[] };

const isXml = (text: string) => /^\ufeff?\s*</.test(text);
const delimiterOf = (line: string) => likelyDelimiter(line, isKnownHeader);

/** Of a bare table or list the first lines tell; a packed file is opened by the job. */
export function checkTitleFile(bytes: Uint8Array): void {
  if (isZip(bytes) || isGzip(bytes)) return;
  const detector = new EncodingDetector();
  detector.push(bytes);
  const text = new TextDecoder(detector.finish()).decode(bytes);
  if (isJson(text)) return checkOwnJson(text);
  if (!isXml(text)) formatOf(headerOf(text, delimiterOf));
}

/** Any file that is known, by what is in it and not by its name. Throws only FileProblem. */
export async function readTitleFile(bytes: Uint8Array, today: string): Promise<TitleFile> {
  if (isZip(bytes)) return readArchive(bytes, today);
  const unpacked = isGzip(bytes) ? await unpackGzip(bytes) : bytes;
  const text = await textOf(unpacked);
  if (isXml(text)) return readMalXml(text.replace(/^\ufeff/, ''), today);
  if (isJson(text)) return { source: 'own', rows: readOwnJson(text, today) };
  return readCsv(text, today);
}

async function textOf(bytes: Uint8Array): Promise<string> {
  const detector = new EncodingDetector();
  detector.push(bytes);
  const pieces: string[] = [];
  for await (const piece of decode([bytes], detector.finish())) pieces.push(piece);
  return pieces.join('');
}

type Format = { header: Header } & ({ source: 'imdb' | 'hltb' } | { source: 'letterboxd'; table: LetterboxdRow['table'] });

function formatOf(cells: readonly string[]): Format {
  const header = new Header(cells);
  if (isImdb(header)) return { source: 'imdb', header };
  if (isHowLongToBeat(header)) return { source: 'hltb', header };
  if (isLetterboxd(header)) {
    const table = loneTable(header);
    if (!table) throw new FileProblem('loneTable');
    return { source: 'letterboxd', header, table };
  }
  if (!cells.some(isKnownHeader)) throw new FileProblem('noHeader');
  throw new FileProblem('unknownColumns', { columns: cells.slice(0, 12).map((cell) => cell.trim().slice(0, 40)).join(', ') });
}

async function* tableRows(text: string, onHeader: (cells: string[]) => void) {
  yield* readTable((async function* () { yield text; })(), { maxRows, delimiterOf, onHeader });
}

async function readCsv(text: string, today: string): Promise<TitleFile> {
  let format = null as Format | null;
  const rows: ParsedTitle[] = [];
  const films: LetterboxdRow[] = [];
  for await (const { line, cells } of tableRows(text, (header) => (format = formatOf(header)))) {
    const { header, ...found } = format!;
    if (found.source === 'letterboxd') films.push({ table: found.table, header, cells, line });
    else rows.push((found.source === 'imdb' ? imdbRow : howLongToBeatRow)(header, cells, { line, today }));
  }
  const { source } = format!;
  return { source, rows: source === 'letterboxd' ? letterboxdFilms(films, today) : source === 'hltb' ? mergePlays(rows) : rows };
}

/** Letterboxd's archive: the tables at its top; lists, likes and what was deleted are passed over. */
async function readArchive(bytes: Uint8Array, today: string): Promise<TitleFile> {
  const tables = await unpackZip(bytes, (path) => letterboxdTables.find((table) => path.replace(/^letterboxd-[^/]*\//, '') === `${table}.csv`));
  if (tables.size === 0) throw new FileProblem('unknownArchive');
  const rows: LetterboxdRow[] = [];
  for (const name of letterboxdTables) {
    const table = tables.get(name);
    if (!table) continue;
    let header: Header | null = null;
    try {
      for await (const { cells } of tableRows(await textOf(table), (found) => (header = new Header(found)))) rows.push({ table: name, header: header!, cells, line: rows.length + 1 });
    } catch (error) {
      // A table without a row is usual: nobody has to keep a diary.
      if (!(error instanceof FileProblem && ['noRows', 'empty'].includes(error.problem))) throw error;
    }
    if (rows.length > maxRows) throw new FileProblem('tooManyRows', { max: maxRows });
  }
  if (rows.length === 0) throw new FileProblem('noRows');
  return { source: 'letterboxd', rows: letterboxdFilms(rows, today) };
}
