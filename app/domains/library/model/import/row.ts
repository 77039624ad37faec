import { lineOf, unwrapFormula } from '#app/platform/csv/read-cell.ts';
import { cut } from '#app/platform/text/folding.ts';
import { nameKey } from '../text-keys.ts';
import { parseIsbn } from '../isbn.ts';
import type { ColumnName, Columns } from './columns.ts';
import { htmlToText, limited } from './cells.ts';
import { maxLengths, maxTags } from './limits.ts';
import type { RowNote } from './record.ts';
import { isBuiltInShelf } from './shelves.ts';

/** One row with its cells by name; collects what could not be taken as it stands. */
export class Row {
  readonly notes = new Set<RowNote>();
  private readonly cells: readonly string[];
  private readonly columns: Columns;

  constructor(cells: readonly string[], columns: Columns) {
    this.cells = cells;
    this.columns = columns;
  }

  has(name: ColumnName): boolean {
    return this.columns.at[name] !== undefined;
  }

  raw(name: ColumnName): string {
    const index = this.columns.at[name];
    return index === undefined ? '' : (this.cells[index] ?? '');
  }

  line(name: ColumnName): string {
    return lineOf(this.raw(name));
  }

  /** A line of at most so many characters; null when empty. */
  short(name: ColumnName, max: number): string | null {
    return this.limit(this.line(name), max);
  }

  /** Text with its lines, without markup. */
  prose(name: ColumnName, max: number): string | null {
    return this.limit(htmlToText(this.raw(name)), max);
  }

  limit(text: string, max: number): string | null {
    const { text: kept, wasCut } = limited(text, max);
    if (wasCut) this.notes.add('cut');
    return kept;
  }

  /** What the row says that a book has no place for, by its column's name. */
  otherCells(): Record<string, string> {
    const filled = this.columns.others.map(({ header, index }) => [header, cut(lineOf(this.cells[index] ?? ''), maxLengths.otherCell)] as const);
    return Object.fromEntries(filled.filter(([, cell]) => cell !== ''));
  }

  /** A number by one of the cell readers; what is no such number is noted and left out. */
  number(name: ColumnName, read: (cell: string) => number | null, note: RowNote): number | null {
    const value = read(this.raw(name));
    if (value === null || !Number.isNaN(value)) return value;
    this.notes.add(note);
    return null;
  }

  isbn(names: readonly ColumnName[], options: { mayBeOther?: boolean } = {}): { isbn13: string; isbn10: string | null } | null {
    for (const name of names) {
      const text = unwrapFormula(this.line(name));
      const parsed = text === '' ? null : parseIsbn(text);
      if (parsed) return parsed;
      if (text !== '' && !options.mayBeOther) this.notes.add('isbn');
    }
    return null;
  }
}

/** Tags in their first spelling, without the shelves that only repeat the state. */
export function tagsOf(names: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const name of names) {
    const tag = cut(name.replace(/[;\s]+/g, ' ').trim(), maxLengths.tag).trim();
    const key = nameKey(tag);
    if (key !== '' && !byKey.has(key) && !isBuiltInShelf(tag)) byKey.set(key, tag);
  }
  return [...byKey.values()].slice(0, maxTags);
}

/** A date of a column; what is none is noted. */
export function knownDay(row: Row, name: ColumnName, read: (text: string) => string | null): string | null {
  const text = row.line(name);
  const day = text === '' ? null : read(text);
  if (text !== '' && day === null) row.notes.add('date');
  return day;
}

/** Days after today are slips of the pen. */
export function notFuture(day: string | null, today: string, row: Row): string | null {
  if (day === null || day <= today) return day;
  row.notes.add('date');
  return null;
}

export const listOf = (cell: string): string[] => lineOf(cell).split(',').map((item) => item.trim()).filter(Boolean);
