import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { findBookOfWord } from './find-book-of-word.server.ts';
import { wordsInText } from './words-on-page.server.ts';
import type { WordOnPage } from './words-on-page.server.ts';

/** The same for a page of a book's PDF, by the text that the server took out of it. */
export async function findWordsOnPage(ctx: MemberCtx, { bookId, page }: { bookId: string; page: string }): Promise<WordOnPage[]> {
  if (!/^[1-9]\d{0,5}$/.test(page)) throw notFound();
  const book = await findBookOfWord(ctx, bookId);
  const [found] = await ctx.db.$queryRaw<{ text: string }[]>`
    SELECT p."text" FROM "BookDocument" d JOIN "DocumentPage" p ON p."versionId" = d."currentId" AND p."number" = ${Number(page)} WHERE d."bookId" = ${book.id}::uuid`;
  return found ? wordsInText(ctx.db, { ownerId: ctx.viewer.id, language: book.language, text: found.text }) : [];
}
