import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { lengths } from '../model/limits.ts';
import { languagePair } from '../model/language-pair.ts';
import { tidyLine } from '../model/plain-text.ts';
import { isOneWord, wordKey } from '../model/word-key.ts';
import type { Answer, Encyclopedia, Lookups, Translated } from '../providers/lookups.server.ts';
import { findBookOfWord } from './find-book-of-word.server.ts';
import type { BookOfWord } from './find-book-of-word.server.ts';
import { findInDictionaries } from './find-in-dictionaries.server.ts';
import type { DictionaryFind } from './find-in-dictionaries.server.ts';
import { findSentence } from './find-sentence.server.ts';
import { findSavedWord } from './find-saved-word.server.ts';
import type { SavedState } from './find-saved-word.server.ts';

export type LookUpCtx = MemberCtx & { lookups: Lookups };

export type Asked = { text: string; from: string; to: string; isWord: boolean; book: BookOfWord | null; page: number | null; sentence: string };

type Question = { text: string; bookId?: string | null; page?: string | null; from?: string | null; to?: string | null; sentence?: string | null };

/** What somebody wants to know, put straight: their text, the book it is from, and the two languages. */
export async function readQuestion(ctx: MemberCtx, question: Question): Promise<Asked> {
  const text = tidyLine(question.text, lengths.question);
  const book = question.bookId ? await findBookOfWord(ctx, question.bookId) : null;
  const pair = languagePair({ from: question.from, to: question.to, bookLanguage: book?.language, text, locale: ctx.locale });
  const page = /^[1-9]\d{0,5}$/.test(question.page ?? '') ? Number(question.page) : null;
  const sentence = await findSentence(ctx.db, { text, from: pair.from, sentence: tidyLine(question.sentence ?? '', lengths.sentence), bookId: book?.id ?? null, page });
  return { text, ...pair, isWord: isOneWord(wordKey(text)), book, page, sentence };
}

export type Translation = {
  entries: DictionaryFind[];
  /** null = nobody was asked. */
  outside: Answer<Translated> | null;
  /** Nobody in the house can translate it. */
  nobody: boolean;
  saved: SavedState | null;
};

/**
 * The dictionaries of the house first: at once, and nothing leaves the house. A word that they know is asked of nobody
 * else; words that they do not know, and phrases, go to the translators. `mayAsk`: false when this person asked too often.
 */
export async function translate(ctx: LookUpCtx, asked: Asked, mayAsk: boolean): Promise<Translation> {
  const [entries, saved] = await Promise.all([findInDictionaries(ctx.db, asked), findSavedWord(ctx, asked)]);
  const isAnswered = asked.isWord && entries.length > 0;
  const { hasTranslators } = ctx.lookups;
  const outside = isAnswered || !hasTranslators || wordKey(asked.text) === '' ? null : mayAsk ? await ctx.lookups.translate(asked) : ({ found: null, silence: 'quota' } as const);
  return { entries, outside, nobody: entries.length === 0 && !hasTranslators, saved };
}

/** An encyclopedia knows things by their names: a found word is asked for by its head word. */
export async function explain(ctx: LookUpCtx, asked: Asked, page: string | null): Promise<Answer<Encyclopedia>> {
  return ctx.lookups.encyclopedia({ text: tidyLine(asked.text, 200), from: asked.from, to: asked.to, page: page === null ? null : tidyLine(page, 300) });
}
