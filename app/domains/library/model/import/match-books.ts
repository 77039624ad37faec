import { matchKey, nameKey, titleKey } from '../text-keys.ts';
import { firstAuthor } from './record.ts';
import type { ImportRecord } from './record.ts';

/** What of a book on the shelf can be recognised. */
export type ShelfBook = { id: string; title: string; titleKey: string; matchKey: string; isbn13: string | null };

export type Match =
  | { is: 'none' }
  /** The same book without doubt: our own id, its ISBN, or exactly its title and author. */
  | { is: 'exact'; id: string }
  /** Not for us to say; the person chooses. */
  | { is: 'open'; ids: string[]; reason: 'several' | 'similarAuthor' | 'noAuthor' | 'similarTitle' };

const maxCandidates = 5;

/** The shelf, ready to be asked about many rows. */
export class Shelf {
  private readonly byId = new Set<string>();
  private readonly byIsbn = new Map<string, ShelfBook[]>();
  private readonly byKey = new Map<string, ShelfBook[]>();
  private readonly byTitle = new Map<string, ShelfBook[]>();
  private readonly byMainTitle = new Map<string, ShelfBook[]>();

  add(book: ShelfBook): void {
    this.byId.add(book.id);
    if (book.isbn13) push(this.byIsbn, book.isbn13, book);
    push(this.byKey, book.matchKey, book);
    push(this.byTitle, book.titleKey, book);
    push(this.byMainTitle, mainTitleKey(book.title), book);
  }

  has(bookId: string): boolean {
    return this.byId.has(bookId);
  }

  /** Exactly this book, or else what it may be. */
  find(record: ImportRecord): Match {
    const exact = this.findExactly(record, { byTitle: true });
    return exact.is === 'none' ? this.similar(record) : exact;
  }

  findExactly(record: ImportRecord, { byTitle }: { byTitle: boolean }): Match {
    if (record.bookId && this.byId.has(record.bookId)) return { is: 'exact', id: record.bookId };
    const withKey = this.byKey.get(matchKey(record.title, firstAuthor(record))) ?? [];
    const withIsbn = (record.isbn13 && this.byIsbn.get(record.isbn13)) || [];
    return one(withIsbn, withKey) ?? (byTitle ? one(withKey, []) : null) ?? { is: 'none' };
  }

  private similar(record: ImportRecord): Match {
    const author = nameKey(firstAuthor(record));
    const sameTitle = (this.byTitle.get(titleKey(record.title)) ?? []).map((book) => ({ book, author: authorOf(book) }));
    const unsigned = sameTitle.filter((found) => found.author === '' || author === '');
    const likeAuthor = sameTitle.filter((found) => likeNames(found.author, author));
    if (likeAuthor.length > 0) return open('similarAuthor', likeAuthor.map(({ book }) => book));
    if (unsigned.length > 0) return open('noAuthor', unsigned.map(({ book }) => book));
    const likeTitle = (this.byMainTitle.get(mainTitleKey(record.title)) ?? []).filter((book) => likeNames(authorOf(book), author));
    return likeTitle.length > 0 ? open('similarTitle', likeTitle) : { is: 'none' };
  }
}

/** One book is it; of several only one that agrees in the second way, too. */
function one(found: readonly ShelfBook[], confirming: readonly ShelfBook[]): Match | null {
  if (found.length === 0) return null;
  const confirmed = found.filter((book) => confirming.includes(book));
  const [only, more] = found.length > 1 && confirmed.length > 0 ? confirmed : found;
  return only && !more ? { is: 'exact', id: only.id } : open('several', found);
}

const open = (reason: Extract<Match, { is: 'open' }>['reason'], books: readonly ShelfBook[]): Match => ({
  is: 'open', reason, ids: books.slice(0, maxCandidates).map((book) => book.id),
});

const authorOf = (book: ShelfBook): string => book.matchKey.slice(book.titleKey.length + 1);

/** "Sapiens: A Brief History" and "Sapiens (Illustrated)" → "sapiens". */
function mainTitleKey(title: string): string {
  const main = title.split(/[:([]|\s[-–—]\s/, 1)[0] ?? '';
  return titleKey(main.trim() === '' ? title : main);
}

const scriptOf = (text: string): string => (/\p{Script=Cyrillic}/u.test(text) ? 'cyrillic' : /\p{Script=Latin}/u.test(text) ? 'latin' : 'other');

/** May these be two spellings of one person? A word in common, or different alphabets. */
function likeNames(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  if (scriptOf(a) !== scriptOf(b)) return true;
  const words = new Set(a.split(' ').filter((word) => word.length > 1));
  return b.split(' ').some((word) => words.has(word));
}

function push(map: Map<string, ShelfBook[]>, key: string, book: ShelfBook): void {
  const books = map.get(key);
  if (books) books.push(book);
  else map.set(key, [book]);
}
