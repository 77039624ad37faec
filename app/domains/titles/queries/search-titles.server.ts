import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { SearchHit, SearchQuery } from '#app/kernel/contributions/search.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { firstFound } from '#app/platform/db/nearly.server.ts';
import type { TitleType } from '../model/title-type.ts';
import { titlesPaths } from '../paths.ts';
import { findNearWords } from './near-words.server.ts';

type Row = { id: string; type: TitleType; name: string; originalName: string | null; year: number | null; coverId: string | null };

const columns = Prisma.sql`t."id", t."type"::text AS "type", t."name", t."originalName", t."year", t."coverId"`;
const kept = Prisma.sql`t."id", t."type", t."name", t."originalName", t."year", t."coverId", t."nameKey", t."ratingCount", t."searchText"`;
const text = Prisma.sql`t."searchText"`;
/** Of so many titles with the words the best of those rated most often are picked; those that begin with what was typed are always among them. */
const [having, looked] = [2_000, 300];
const beginning = 20;

/** Titles of every type by either name, makers and year, for everybody signed in. */
export async function searchTitles({ db }: MemberCtx, { words, folded, fullText, swapped }: SearchQuery, take: number): Promise<SearchHit[]> {
  const withWords = (wanted: string) => () => db.$queryRaw<Row[]>`
    SELECT ${columns} FROM (
      SELECT begun.* FROM unnest(enum_range(NULL::"TitleType")) AS of_type CROSS JOIN LATERAL (
        SELECT ${kept} FROM "Title" t WHERE t."mergedIntoId" IS NULL AND t."type" = of_type AND t."nameKey" COLLATE "C" >= ${folded} AND t."nameKey" COLLATE "C" < ${`${folded}\u{10ffff}`}
        ORDER BY t."nameKey" COLLATE "C", t."id" LIMIT ${beginning}) begun
      UNION
      (SELECT * FROM (SELECT ${kept} FROM "Title" t WHERE t."mergedIntoId" IS NULL AND to_tsvector('russian', ${text}) @@ to_tsquery('russian', ${wanted}) LIMIT ${having}) t
        ORDER BY t."ratingCount" DESC, t."id" LIMIT ${looked})
    ) t ORDER BY t."nameKey" = ${folded} DESC, word_similarity(${folded}, t."searchText") DESC, similarity(${folded}, t."nameKey") DESC, t."ratingCount" DESC, t."id" LIMIT ${take}`;
  const found = await firstFound(withWords(fullText), withWords(swapped), async () => {
    const near = await findNearWords(db, words);
    return near ? withWords(near)() : [];
  });
  return found.map(toHit);
}

const toHit = ({ id, name, originalName, year, coverId }: Row): SearchHit => ({
  id, title: name, meta: [originalName === name ? null : originalName, year].filter((part) => part !== null).join('\u00A0· ') || null,
  href: titlesPaths.title(id), cover: { id: coverId, author: null },
});
