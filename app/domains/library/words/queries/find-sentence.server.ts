import type { Db } from '#app/platform/db/client.server.ts';
import { sentenceOnPage } from '../model/sentence-on-page.ts';
import { isOneWord, wordKey } from '../model/word-key.ts';
import { lemmaOf } from './lemma-of.server.ts';

type Asked = { text: string; sentence: string; from: string; bookId: string | null; page: number | null };

/** The sentence that a word is kept with: the one that came with it, else the one on its page. `bookId` is the viewer's own. */
export async function findSentence(db: Db, { text, sentence, from, bookId, page }: Asked): Promise<string> {
  const key = wordKey(text);
  if (bookId === null || page === null || key === '' || wordKey(sentence).includes(key)) return sentence;
  const found = await db.documentPage.findFirst({ where: { number: page, version: { currentOf: { bookId } } }, select: { text: true } });
  if (!found) return sentence;
  const stem = isOneWord(key) ? (await lemmaOf(db, { word: text, language: from })).stem : null;
  return sentenceOnPage(found.text, { word: text, stem: stem && stem.length >= 3 ? stem : null });
}
