import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { languagePair } from '../model/language-pair.ts';
import { stemmerOf } from '../model/stemmers.ts';
import { wordsOf } from '../model/word-key.ts';

export type WordOnPage = { wordId: string; state: 'new' | 'learning'; /** As they stand on the page. */ forms: string[] };

const mostWords = 3_000;

/** Which of a person's words that they do not know yet stand in a text, in whatever form. */
export async function wordsInText(db: DbOrTx, { ownerId, language, text }: { ownerId: string; language: string | null; text: string }): Promise<WordOnPage[]> {
  const spoken = languagePair({ bookLanguage: language, text, locale: 'en' }).from;
  const words = wordsOf(text, mostWords);
  if (words.size === 0) return [];
  const { baseForms } = await import('../model/base-forms.ts');
  const pairs = [...words.keys()].flatMap((key) => [key, ...baseForms(key, spoken)].map((base) => ({ key, base })));
  const found = await db.$queryRaw<{ id: string; state: 'new' | 'learning'; keys: string[] }[]>`
    WITH kept AS MATERIALIZED (
      SELECT "id", "stem", "state"::text AS "state" FROM "SavedWord"
      WHERE "ownerId" = ${ownerId}::uuid AND "language" = ${spoken} AND "deletedAt" IS NULL AND "state" <> 'known' ORDER BY "createdAt" DESC LIMIT 20000),
    seen AS (SELECT "key", COALESCE((ts_lexize(${stemmerOf(spoken)}::text::regdictionary, "base"))[1], "base") AS "stem"
      FROM json_to_recordset(${JSON.stringify(pairs)}::json) AS r("key" text, "base" text) WHERE EXISTS (SELECT FROM kept))
    SELECT k."id", k."state", array_agg(DISTINCT s."key") AS "keys" FROM kept k JOIN seen s ON s."stem" = k."stem" GROUP BY k."id", k."state" ORDER BY k."id"`;
  return found.map(({ id, state, keys }) => ({ wordId: id, state, forms: keys.flatMap((key) => [...(words.get(key) ?? [])]).sort() }));
}
