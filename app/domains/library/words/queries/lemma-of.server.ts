import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { cut } from '#app/platform/text/folding.ts';
import { lengths } from '../model/limits.ts';
import { tidyLine } from '../model/plain-text.ts';
import { stemmerOf } from '../model/stemmers.ts';
import { isOneWord, wordKey } from '../model/word-key.ts';

export type Lemma = { lemma: string; /** Two forms with one key are one word. */ key: string; stem: string };

/**
 * The word behind a form: the dictionary's head word, else what the form is known to come from, else the form itself,
 * which is then kept under its stem, so that the next form of it is the same word.
 */
export async function lemmaOf(db: DbOrTx, { word, language }: { word: string; language: string }): Promise<Lemma> {
  const shown = tidyLine(word, lengths.word);
  const key = wordKey(shown);
  if (!isOneWord(key)) return { lemma: shown, key, stem: key };
  const { baseForms } = await import('../model/base-forms.ts');
  const bases = baseForms(key, language);
  const [row] = await db.$queryRaw<{ stem: string; baseStem: string | null; headword: string | null; headStem: string | null }[]>`
    WITH asked AS (SELECT COALESCE((ts_lexize(${stemmerOf(language)}::text::regdictionary, ${key}))[1], ${key}) AS "stem",
      (ts_lexize(${stemmerOf(language)}::text::regdictionary, ${bases[0] ?? null}::text))[1] AS "baseStem")
    SELECT asked."stem", asked."baseStem", head."headword", head."stem" AS "headStem" FROM asked LEFT JOIN LATERAL (
      SELECT f.* FROM "Dictionary" d CROSS JOIN LATERAL (
        (SELECT e."headword", e."stem", CASE WHEN e."key" = ANY(${bases}::text[]) THEN 0 ELSE 1 END AS "rank", e."number" FROM "DictionaryEntry" e
           WHERE e."dictionaryId" = d."id" AND e."key" = ANY(${[key, ...bases]}::text[]) LIMIT 20)
        UNION ALL
        (SELECT e."headword", e."stem", 2, e."number" FROM "DictionaryEntry" e WHERE e."dictionaryId" = d."id" AND e."stem" = asked."stem" AND e."key" NOT LIKE '% %'
           ORDER BY length(e."key"), e."number" LIMIT 5)) f
      WHERE d."state" = 'ready' AND d."fromLanguage" = ${language} ORDER BY f."rank", f."number" LIMIT 1) head ON TRUE`;
  const stem = cut(row?.stem ?? key, lengths.word);
  if (row?.headword) return { lemma: row.headword, key: wordKey(row.headword), stem: row.headStem ?? stem };
  const base = bases[0];
  return base === undefined ? { lemma: shown, key: stem, stem } : { lemma: base, key: base, stem: cut(row?.baseStem ?? base, lengths.word) };
}

/** Under which keys a word may have been kept: by its lemma, or by its stem when no dictionary knew it yet. */
export const keysOf = ({ key, stem }: Lemma): string[] => [...new Set([key, stem])];
