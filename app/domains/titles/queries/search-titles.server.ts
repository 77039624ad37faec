import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { SearchHit, SearchQuery } from '#app/kernel/contributions/search.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { firstFound } from '#app/platform/db/nearly.server.ts';
import { anyOfEach } from '#app/platform/text/full-text.ts';
import type { TitleType } from '../model/title-type.ts';
import { titlesPaths } from '../paths.ts';

type Row = { id: string; type: TitleType; name: string; originalName: string | null; year: number | null; coverId: string | null };

const columns = Prisma.sql`t."id", t."type"::text AS "type", t."name", t."originalName", t."year", t."coverId"`;
const kept = Prisma.sql`t."id", t."type", t."name", t."originalName", t."year", t."coverId", t."nameKey", t."ratingCount", t."searchText"`;
const text = Prisma.sql`t."searchText"`;
/** Of so many titles with the words, those rated most often, the best are picked; those that begin with what was typed are always among them. */
const looked = 300;
const beginning = 20;

/** Titles of every type by either name, makers and year, for everybody signed in. */
export async function searchTitles({ db }: MemberCtx, { words, folded, fullText, swapped }: SearchQuery, take: number): Promise<SearchHit[]> {
  const having = (wanted: string) => () => db.$queryRaw<Row[]>`
    SELECT ${columns} FROM (
      SELECT begun.* FROM unnest(enum_range(NULL::"TitleType")) AS of_type CROSS JOIN LATERAL (
        SELECT ${kept} FROM "Title" t WHERE t."mergedIntoId" IS NULL AND t."type" = of_type AND t."nameKey" COLLATE "C" >= ${folded} AND t."nameKey" COLLATE "C" < ${`${folded}\u{10ffff}`}
        ORDER BY t."nameKey" COLLATE "C", t."id" LIMIT ${beginning}) begun
      UNION
      (SELECT ${kept} FROM "Title" t WHERE t."mergedIntoId" IS NULL AND to_tsvector('russian', ${text}) @@ to_tsquery('russian', ${wanted})
        ORDER BY t."ratingCount" DESC, t."id" LIMIT ${looked})
    ) t ORDER BY t."nameKey" = ${folded} DESC, word_similarity(${folded}, t."searchText") DESC, similarity(${folded}, t."nameKey") DESC, t."ratingCount" DESC, t."id" LIMIT ${take}`;
  const found = await firstFound(having(fullText), having(swapped), async () => {
    const near = await findNearWords(db, words);
    return near ? having(near)() : [];
  });
  return found.map(toHit);
}

/** Of so many words that are spelled almost like one the titles are looked at. */
const alike = 6;

/**
 * The words of all titles that are spelled almost like those that were typed, as a full-text question; null when there are none for one of them.
 * There are a hundred times fewer words than texts, so this is quick where comparing with every text is not.
 */
async function findNearWords(db: MemberCtx['db'], words: readonly string[]): Promise<string | null> {
  const rows = await db.$queryRaw<{ at: number; word: string }[]>`
    SELECT typed."at"::int AS "at", near."word" FROM unnest(${words}::text[]) WITH ORDINALITY AS typed("word", "at") CROSS JOIN LATERAL (
      SELECT w."word" FROM "TitleWord" w WHERE w."word" % typed."word" ORDER BY similarity(w."word", typed."word") DESC, w."word" LIMIT ${alike}) near`;
  const found = words.map((_word, index) => rows.filter(({ at }) => at === index + 1).map(({ word }) => word));
  return found.every((near) => near.length > 0) ? anyOfEach(found) : null;
}

const toHit = ({ id, name, originalName, year, coverId }: Row): SearchHit => ({
  id, title: name, meta: [originalName === name ? null : originalName, year].filter((part) => part !== null).join('\u00A0· ') || null,
  href: titlesPaths.title(id), cover: { id: coverId, author: null },
});
