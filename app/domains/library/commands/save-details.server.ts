import type { Tx } from '#app/platform/db/client.server.ts';
import { priorityNumber } from '../model/priority.ts';
import { nameKey } from '../model/text-keys.ts';
import type { EditBookInput } from '../schema.ts';
import { idsInOrder, keepAuthors, keepSeries, keepTags } from './keep-names.server.ts';

/** The columns that a person types. */
export async function detailColumns(tx: Tx, ownerId: string, input: EditBookInput) {
  const series = input.series ? await keepSeries(tx, ownerId, [input.series]) : new Map<string, string>();
  return {
    title: input.title,
    subtitle: input.subtitle ?? null,
    seriesId: (input.series && series.get(nameKey(input.series))) ?? null,
    seriesPosition: input.series ? (input.seriesPosition ?? null) : null,
    language: input.language ?? null,
    pages: input.pages ?? null,
    year: input.year ?? null,
    isbn13: input.isbn?.isbn13 ?? null,
    isbn10: input.isbn?.isbn10 ?? null,
    publisher: input.publisher ?? null,
    format: input.format ?? null,
    description: input.description ?? null,
    privateNotes: input.privateNotes ?? null,
    priority: priorityNumber(input.priority),
  };
}

/** Makes these the book's authors, in this order; translators and others stay. */
export async function saveAuthors(tx: Tx, ownerId: string, bookId: string, names: readonly string[]): Promise<void> {
  const ids = idsInOrder(names, await keepAuthors(tx, ownerId, names));
  await tx.bookAuthor.deleteMany({ where: { bookId, OR: [{ role: '' }, { authorId: { in: ids } }] } });
  await tx.bookAuthor.createMany({ data: ids.map((authorId, position) => ({ bookId, authorId, position })) });
}

/** Makes these the book's tags. */
export async function saveTags(tx: Tx, ownerId: string, bookId: string, names: readonly string[]): Promise<void> {
  const ids = idsInOrder(names, await keepTags(tx, ownerId, names));
  await tx.bookTag.deleteMany({ where: { bookId, tagId: { notIn: ids } } });
  await tx.bookTag.createMany({ data: ids.map((tagId) => ({ bookId, tagId })), skipDuplicates: true });
}
