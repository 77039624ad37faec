import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { getDocument } from './get-document.server.ts';
import type { DocumentView } from './get-document.server.ts';

export type PageText = {
  document: DocumentView;
  number: number;
  /** The page's name through all versions; null while it has none. */
  pageKey: number | null;
  /** As printed, or its number. */
  label: string;
  /** Paragraphs with an empty line between them; '' where the page has no text. */
  text: string;
};

/** The text of one page of the version that is shown. */
export async function getPageText(ctx: MemberCtx, input: { bookId: string; page: number }): Promise<PageText> {
  const document = await getDocument(ctx, input);
  const { page: number } = input;
  if (!document || !Number.isInteger(number) || number < 1 || number > (document.pageCount ?? 0)) throw notFound();
  const page = await ctx.db.documentPage.findUnique({ where: { versionId_number: { versionId: document.versionId, number } }, select: { text: true } });
  return { document, number, pageKey: document.pageKeys[number - 1] ?? null, label: document.pageLabels[number - 1] ?? String(number), text: page?.text ?? '' };
}
