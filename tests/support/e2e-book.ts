import { createHash, randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { createDiskStorage } from '#app/platform/storage/disk.server.ts';
import { newStorageKey } from '#app/platform/storage/storage-key.ts';
import { onDatabase } from './e2e-entry.ts';

/** What uploading and reading out a PDF leave, straight into the database of an end-to-end run: both are another story. Says the book's id. */
export async function shelvePdf(username: string, bytes: Uint8Array, { title = 'Oblomov', pageCount, text = '' }: { title?: string; pageCount: number; text?: string }): Promise<string> {
  const [bookId, fileId, documentId, versionId, key] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), newStorageKey()];
  await createDiskStorage(join(dirname(process.env.APP_OUTBOX ?? ''), 'files')).put(key, (async function* () { yield bytes; })());
  await onDatabase(async (client) => {
    const { rows: [{ id: owner }] } = await client.query('SELECT "id" FROM "User" WHERE "username" = $1', [username]);
    await client.query('INSERT INTO "Book" ("id", "ownerId", "title", "titleKey", "matchKey", "pages", "updatedAt") VALUES ($1::uuid, $2::uuid, $3, $5, $5, $4, now())', [bookId, owner, title, pageCount, title.toLowerCase()]);
    await client.query(
      `INSERT INTO "StoredFile" ("id", "ownerId", "kind", "name", "type", "size", "sha256", "storageKey") VALUES ($1::uuid, $2::uuid, 'pdf', 'book.pdf', 'application/pdf', $3, $4, $5)`,
      [fileId, owner, bytes.length, createHash('sha256').update(bytes).digest(), key],
    );
    await client.query('INSERT INTO "BookDocument" ("id", "bookId", "ownerId", "nextPageKey") VALUES ($1::uuid, $2::uuid, $3::uuid, $4)', [documentId, bookId, owner, pageCount + 1]);
    await client.query(
      `INSERT INTO "DocumentVersion" ("id", "documentId", "ownerId", "number", "fileId", "state", "pageCount", "pageKeys", "hasText", "readAt")
       VALUES ($1::uuid, $2::uuid, $3::uuid, 1, $4::uuid, 'ready', $5::int, array(SELECT generate_series(1, $5::int)), true, now())`,
      [versionId, documentId, owner, fileId, pageCount],
    );
    await client.query(`INSERT INTO "DocumentPage" ("versionId", "number", "text", "textKey", "width", "height") SELECT $1::uuid, n, $2, $3, 595, 842 FROM generate_series(1, $4::int) n`, [versionId, text, text.toLowerCase(), pageCount]);
    await client.query('UPDATE "BookDocument" SET "currentId" = $1::uuid WHERE "id" = $2::uuid', [versionId, documentId]);
  });
  return bookId;
}
