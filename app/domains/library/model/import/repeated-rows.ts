import { matchKey } from '../text-keys.ts';
import { firstAuthor } from './record.ts';
import type { ImportRecord } from './record.ts';

export type Repetition = { line: number; is: 'duplicate' | 'edition' };

/** Remembers the rows of a file to find the ones that stand in it twice. */
export class SeenRows {
  private readonly byIsbn = new Map<string, number>();
  private readonly byKey = new Map<string, { line: number; isbn13: string | null }>();
  private readonly byBook = new Map<string, number>();

  /**
   * An earlier row with the same ISBN, or the same title and author, is a duplicate; the same title and author under
   * two ISBNs are two editions, and whether they are two books is the person's to say. `bookId` is what it matched.
   */
  check(record: ImportRecord, line: number, bookId: string | null): Repetition | null {
    const key = matchKey(record.title, firstAuthor(record));
    const earlier = this.byKey.get(key);
    const sameBook = bookId === null ? undefined : this.byBook.get(bookId);
    const sameIsbn = record.isbn13 === null || bookId !== null ? undefined : this.byIsbn.get(record.isbn13);
    const duplicateOf = sameBook ?? sameIsbn;
    if (duplicateOf !== undefined) return { line: duplicateOf, is: 'duplicate' };
    // Rows that matched two different books of the shelf are two books, however alike.
    if (earlier && bookId === null) {
      const differ = record.isbn13 !== null && earlier.isbn13 !== null && record.isbn13 !== earlier.isbn13;
      return { line: earlier.line, is: differ ? 'edition' : 'duplicate' };
    }
    if (record.isbn13) this.byIsbn.set(record.isbn13, line);
    if (!earlier) this.byKey.set(key, { line, isbn13: record.isbn13 });
    if (bookId !== null) this.byBook.set(bookId, line);
    return null;
  }
}
