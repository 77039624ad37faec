import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { searchKey, snippetOf } from '../model/search-hits.ts';
import type { Segment } from '../model/search-hits.ts';
import type { DocumentView } from './get-document.server.ts';

export type SearchHit = { number: number; label: string; snippet: Segment[] };
export type SearchPage = { hits: SearchHit[]; /** The page to look behind for more. */ next: number | null };

const take = 20;

/** The pages of a document on which something is written. `document` came from getDocument, so it is the viewer's. */
export async function searchDocument({ db }: Pick<MemberCtx, 'db'>, { document, query, after }: { document: DocumentView; query: string; after: number }): Promise<SearchPage> {
  const key = searchKey(query);
  if (key === '') return { hits: [], next: null };
  const rows = await db.$queryRaw<{ number: number; text: string }[]>`
    SELECT "number", "text" FROM "DocumentPage"
    WHERE "versionId" = ${document.versionId}::uuid AND "number" > ${after} AND strpos("textKey", ${key}) > 0 ORDER BY "number" LIMIT ${take + 1}`;
  const hits = rows.slice(0, take).map(({ number, text }) => ({ number, label: document.pageLabels[number - 1] ?? String(number), snippet: snippetOf(text, query) }));
  return { hits, next: rows.length > take ? (hits.at(-1)?.number ?? null) : null };
}
