import { lineOf } from '#app/platform/csv/read-cell.ts';

const fold = (header: string): string => header.replace(/^\ufeff/, '').trim().replace(/^["']|["']$/g, '').toLowerCase().replace(/[\s_]+/g, ' ').trim();

/** The columns of a table by their names. */
export class Header {
  readonly width: number;
  private readonly at = new Map<string, number>();

  constructor(cells: readonly string[]) {
    this.width = cells.length;
    cells.forEach((cell, index) => {
      if (!this.at.has(fold(cell))) this.at.set(fold(cell), index);
    });
  }

  has(...names: string[]): boolean {
    return names.every((name) => this.at.has(name));
  }

  raw(cells: readonly string[], name: string): string {
    const index = this.at.get(name);
    return index === undefined ? '' : (cells[index] ?? '');
  }

  line(cells: readonly string[], name: string): string {
    return lineOf(this.raw(cells, name));
  }

  /** More cells than columns: a comma that should have been quoted has shifted everything behind it. */
  isShifted(cells: readonly string[]): boolean {
    return cells.slice(this.width).some((cell) => cell.trim() !== '');
  }
}

const known = new Set(['title', 'name', 'year', 'const', 'your rating', 'title type', 'letterboxd uri', 'letterboxduri', 'watcheddate', 'rating10', 'imdbid', 'tmdbid', 'platform', 'playing', 'backlog', 'completed', 'retired', 'date', 'rating', 'review', 'watched date']);

export const isKnownHeader = (cell: string): boolean => known.has(fold(cell));
