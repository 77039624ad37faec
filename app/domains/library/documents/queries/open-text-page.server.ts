import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import type { OutlineItem } from '../model/outline.ts';
import { markHits } from '../model/search-hits.ts';
import type { Segment } from '../model/search-hits.ts';
import { getDocument } from './get-document.server.ts';
import type { VersionState } from './get-document.server.ts';
import { searchDocument } from './search-document.server.ts';
import type { SearchPage } from './search-document.server.ts';

export type TextPageView = {
  state: VersionState;
  hasText: boolean;
  number: number;
  pageCount: number;
  label: string;
  pageKey: number | null;
  /** Paragraphs, each cut where it has what is looked for. */
  paragraphs: Segment[][];
  outline: OutlineItem[];
  query: string;
  found: SearchPage | null;
};

const mostOutline = 400;

/** One page of a document as text, with what is looked for marked and the pages that have it. */
export async function openTextPage(ctx: MemberCtx, input: { bookId: string; page: number; query: string; after: number }): Promise<TextPageView> {
  const { page: number, bookId } = input;
  const query = input.query.trim().slice(0, 200).toWellFormed();
  const document = await getDocument(ctx, { bookId });
  if (!document || !Number.isInteger(number) || number < 1) throw notFound();
  const { state, hasText, versionId, pageLabels, pageKeys, outline } = document;
  // Before it has been read the text has one page, which says so.
  const pageCount = Math.max(1, document.pageCount ?? 1);
  if (number > pageCount) throw notFound();
  const page = await ctx.db.documentPage.findUnique({ where: { versionId_number: { versionId, number } }, select: { text: true } });
  const paragraphs = (page?.text ?? '').split('\n\n').filter(Boolean).map((text) => markHits(text, query));
  return {
    state, hasText, number, pageCount, query, paragraphs, label: pageLabels[number - 1] ?? String(number), pageKey: pageKeys[number - 1] ?? null, outline: outline.slice(0, mostOutline),
    found: query ? await searchDocument(ctx, { document, query, after: Number.isInteger(input.after) && input.after > 0 && input.after <= pageCount ? input.after : 0 }) : null,
  };
}
