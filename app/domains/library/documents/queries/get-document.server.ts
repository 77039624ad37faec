import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma, readRows } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { can } from '../../policies.ts';
import type { OutlineItem } from '../model/outline.ts';

export type VersionState = 'waiting' | 'ready' | 'locked' | 'broken';

export type DocumentView = {
  documentId: string;
  bookId: string;
  book: { id: string; title: string; pages: number | null; isInTrash: boolean };
  versionId: string;
  /** 1 = the original. */
  number: number;
  fileId: string;
  fileName: string;
  size: number;
  state: VersionState;
  problemKey: string | null;
  pageCount: number | null;
  /** How many of them the job has read so far; only while it reads. */
  pagesRead: number | null;
  /** The name of each page, in their order; empty until it is read. */
  pageKeys: number[];
  /** Empty = 1, 2, 3 … */
  pageLabels: string[];
  outline: OutlineItem[];
  hasText: boolean;
  hasForm: boolean;
  needsPassword: boolean;
  remembersPassword: boolean;
  title: string | null;
  author: string | null;
  /** A later version that is being read, or that turned out broken. */
  newer: { versionId: string; number: number; fileName: string; state: VersionState; problemKey: string | null } | null;
};

type Version = Omit<DocumentView, 'bookId' | 'book' | 'newer' | 'outline' | 'size' | 'pagesRead'> & { outline: OutlineItem[] | null; size: bigint; read: number };
type Row = { book: Omit<DocumentView['book'], 'isInTrash'> & { ownerId: string }; deletedAt: Date | null; newer: DocumentView['newer'] } & (Version | { [column in keyof Version]: null });

/** What grows with the document; pages that only say that it is there do without. Of a version that nobody could read the lists are NULL. */
const long = {
  asked: Prisma.sql`COALESCE(v."pageKeys", '{}') AS "pageKeys", COALESCE(v."pageLabels", '{}') AS "pageLabels", v."outline"`,
  left: Prisma.sql`'{}'::int[] AS "pageKeys", '{}'::text[] AS "pageLabels", NULL::jsonb AS "outline"`,
};

/** The book, its PDF as it is now and the newest version after that, in one question. */
const rowOf = (bookId: string, columns: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT jsonb_build_object('id', b."id", 'ownerId', b."ownerId", 'title', b."title", 'pages', b."pages") AS "book", b."deletedAt", d."id" AS "documentId",
    v."id" AS "versionId", v."number", v."fileId", v."state"::text AS "state", v."problemKey", v."pageCount", ${columns}, v."hasText", v."hasForm", v."needsPassword",
    v."sealedPassword" IS NOT NULL AS "remembersPassword", v."title", v."author", f."name" AS "fileName", f."size",
    (SELECT count(*)::int FROM "DocumentPage" p WHERE v."state" = 'waiting' AND p."versionId" = v."id") AS "read",
    (SELECT jsonb_build_object('versionId', n."id", 'number', n."number", 'fileName', nf."name", 'state', n."state", 'problemKey', n."problemKey")
      FROM "DocumentVersion" n JOIN "StoredFile" nf ON nf."id" = n."fileId" WHERE n."documentId" = d."id" AND n."number" > v."number" ORDER BY n."number" DESC LIMIT 1) AS "newer"
  FROM "Book" b LEFT JOIN "BookDocument" d ON d."bookId" = b."id" LEFT JOIN "DocumentVersion" v ON v."id" = d."currentId" LEFT JOIN "StoredFile" f ON f."id" = v."fileId"
  WHERE b."id" = ${bookId}::uuid`;

/** The PDF of one's own book as it is now; null where it has none. */
export const getDocument = (ctx: MemberCtx, input: { bookId: string }): Promise<DocumentView | null> => readDocument(ctx, input, long.asked);

async function readDocument(ctx: MemberCtx, input: { bookId: string }, columns: Prisma.Sql): Promise<DocumentView | null> {
  const [row] = await readRows<Row>(ctx.db, rowOf(requireUuid(input.bookId), columns));
  if (!row || !can(ctx.viewer, 'see', { ownerId: row.book.ownerId, deletedAt: row.deletedAt })) throw notFound();
  const { book: { ownerId: _ownerId, ...book }, deletedAt, newer, ...version } = row;
  if (version.versionId === null) return null;
  const { read, size, outline, ...shown } = version;
  return {
    ...shown, bookId: book.id, book: { ...book, isInTrash: deletedAt !== null }, size: Number(size),
    pagesRead: version.state === 'waiting' ? read : null, outline: outline ?? [], newer,
  };
}

/** Without what is as long as the document: for pages that only say that it is there. */
export type DocumentSummary = Omit<DocumentView, 'pageKeys' | 'pageLabels' | 'outline'>;

export async function getDocumentSummary(ctx: MemberCtx, input: { bookId: string }): Promise<DocumentSummary | null> {
  const document = await readDocument(ctx, input, long.left);
  if (!document) return null;
  const { pageKeys: _pageKeys, pageLabels: _pageLabels, outline: _outline, ...summary } = document;
  return summary;
}
