import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { stemmerOf } from '../model/stemmers.ts';
import { isOneWord, wordKey } from '../model/word-key.ts';

export type DictionaryFind = { headword: string; body: string; dictionary: string; match: 'exact' | 'lemma' | 'stem' };

const matches = ['exact', 'lemma', 'stem'] as const;

/**
 * A word or phrase in the house's dictionaries: as it is written; as a form that has a word of its own behind it
 * (went → go); by its stem only where neither is found.
 */
export async function findInDictionaries(db: DbOrTx, { text, from, to }: { text: string; from: string; to: string }): Promise<DictionaryFind[]> {
  const key = wordKey(text);
  if (key === '') return [];
  const { baseForms } = await import('../model/base-forms.ts');
  const bases = isOneWord(key) ? baseForms(key, from) : [];
  const found = await db.$queryRaw<{ headword: string; body: string; dictionary: string; rank: number }[]>`
    WITH asked AS (SELECT COALESCE((ts_lexize(${isOneWord(key) ? stemmerOf(from) : 'simple'}::text::regdictionary, ${key}))[1], ${key}) AS "stem"),
    shelf AS (SELECT "id", "name" FROM "Dictionary" WHERE "state" = 'ready' AND "fromLanguage" = ${from} AND "toLanguage" = ${to}),
    hits AS (
      SELECT d."name", f."number", f."headword", f."body", f."rank" FROM shelf d CROSS JOIN LATERAL (
        (SELECT e."number", e."headword", e."body", CASE WHEN e."key" = ${key} THEN 0 ELSE 1 END AS "rank"
           FROM "DictionaryEntry" e WHERE e."dictionaryId" = d."id" AND e."key" = ANY(${[key, ...bases]}::text[]) LIMIT 40)
        UNION ALL
        (SELECT e."number", e."headword", e."body", 2 FROM "DictionaryEntry" e, asked
           WHERE ${isOneWord(key)} AND e."dictionaryId" = d."id" AND e."stem" = asked."stem" AND e."key" <> ALL(${[key, ...bases]}::text[])
           ORDER BY abs(length(e."key") - length(${key})), e."number" LIMIT 5)) f)
    SELECT "headword", "body", "name" AS "dictionary", "rank" FROM hits
    WHERE "rank" < 2 OR NOT EXISTS (SELECT FROM hits WHERE "rank" < 2)
    ORDER BY "rank", "number" LIMIT 12`;
  return found.map(({ rank, ...entry }) => ({ ...entry, match: matches[rank] ?? 'stem' }));
}
