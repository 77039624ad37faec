import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { formatMoment } from '#app/platform/time/format.ts';
import type { WordStateName } from '../model/word-state.ts';

export type SentenceView = { id: string; form: string; sentence: string; page: number | null; at: string; book: { id: string; title: string; isOnPage: boolean } | null };

export type WordView = {
  id: string; word: string; lemma: string; language: string; toLanguage: string; translation: string; state: WordStateName; addedAt: string; isRemoved: boolean; sentences: SentenceView[];
};

const select = {
  id: true, word: true, lemma: true, language: true, toLanguage: true, translation: true, state: true, createdAt: true, deletedAt: true,
  sentences: {
    select: {
      id: true, form: true, sentence: true, page: true, pageKey: true, createdAt: true,
      book: { select: { id: true, title: true, deletedAt: true, document: { select: { current: { select: { pageKeys: true } } } } } },
    },
    orderBy: { id: 'desc' }, take: 50,
  },
} as const;

/** One of one's own words with the sentences it was met in. A page that has moved since is shown where it is now. */
export async function getWord(ctx: MemberCtx, { wordId }: { wordId: string }): Promise<WordView> {
  const found = await ctx.db.savedWord.findFirst({ where: { id: requireUuid(wordId), ownerId: ctx.viewer.id }, select });
  if (!found) throw notFound();
  const moment = (at: Date) => formatMoment(at, ctx.locale, ctx.timeZone, ctx.now);
  const { createdAt, deletedAt, sentences, ...word } = found;
  return {
    ...word, addedAt: moment(createdAt), isRemoved: deletedAt !== null,
    sentences: sentences.map(({ book, pageKey, page, createdAt: at, ...sentence }) => {
      const current = book?.document?.current;
      const now = pageKey === null || !current ? -1 : current.pageKeys.indexOf(pageKey);
      const isShown = book !== null && book.deletedAt === null;
      return { ...sentence, at: moment(at), page: now >= 0 ? now + 1 : page, book: isShown ? { id: book.id, title: book.title, isOnPage: now >= 0 } : null };
    }),
  };
}
