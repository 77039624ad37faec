/** The statements that make the crowd of titles. Everything in it follows from numbers, so that it is the same on every machine. */

/** Ids look like those of version 7: a moment, a mark of the kind of row, and a number. */
const dawn = Date.UTC(2020, 0, 1);
const idOf = (kind: number, number: string) => `(lpad(to_hex(${dawn}::bigint + ${number}), 12, '0') || '7000800${kind}' || lpad(to_hex((${number})::bigint), 12, '0'))::uuid`;
const titleId = (at: string) => idOf(1, at);
export const personId = (at: string) => idOf(2, at);

/** From 0 to 1. */
const chance = (of: string, seed: number) => `((hashint8extended((${of})::bigint, ${seed}) & 1073741823) / 1073741824.0::float8)`;
const oneOf = (list: string, chosen: string) => `${list}[1 + floor(array_length(${list}, 1) * ${chosen})::int]`;

/** Seven tenths are films, so that one list is really long. */
const typeOf = (at: string) => `(CASE ${at} % 10 WHEN 7 THEN 'series' WHEN 8 THEN 'anime' WHEN 9 THEN 'game' ELSE 'film' END)`;

/**
 * The title that somebody's nth row is about: a few are everybody's, most are few people's, and nobody has one twice,
 * because n itself is in the sum. A prime scatters the popular ones over the whole list.
 */
const titleAt = (each: number, titles: number, seed: number) =>
  `((n + floor(${Math.max(0, titles - each)} * power((n + ${chance(`person * 4096 + n`, seed)}) / ${each}, 3))::bigint) * 611953 % ${titles})`;

const folded = (name: string) => `translate(lower(${name}), 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯё', 'абвгдеежзийклмнопрстуфхцчшщъыьэюяе')`;

export const wordsSql = `
  CREATE TEMPORARY TABLE crowd_words (nouns text[], ofs text[], starts text[], ends text[], given text[], families text[], language serial) ON COMMIT DROP;
  CREATE TEMPORARY TABLE crowd_genres (type text, common text[], rare text) ON COMMIT DROP;`;

const titleWords = (titles: number) => `
  SELECT at, ${typeOf('at')} AS type, g.common, g.rare, ${oneOf('nouns', `power(${chance('at', 1)}, 2)`)} AS noun,
    CASE WHEN ${chance('at', 2)} < 0.6 THEN ${oneOf('ofs', `power(${chance('at', 3)}, 2)`)} ELSE ${oneOf('starts', chance('at', 4))} || ${folded(oneOf('starts', chance('at', 5)))} || ${oneOf('ends', chance('at', 6))} END AS of_what,
    ${oneOf('given', chance('at % 40000', 7))} || ' ' || ${oneOf('families', chance('at % 40000', 8))} || CASE WHEN at % 3 = 0 THEN '' ELSE ' ' || ${oneOf('starts', chance('at % 40000', 9))} || ${oneOf('ends', chance('at % 40000', 10))} END AS maker
  FROM generate_series(0, ${titles - 1}) at
  JOIN crowd_words ON language = 1 + at / 10 % 2
  JOIN crowd_genres g ON g.type = ${typeOf('at')}`;

/** What a title's rows are made of. The first genres of a type are everybody's, its last one almost nobody's. */
export const planSql = (titles: number) => `
  CREATE TEMPORARY TABLE crowd_titles ON COMMIT DROP AS
    SELECT at, type, maker, CASE WHEN at / 10 % 2 = 0 OR of_what !~ '^[A-Z]' OR ${chance('at', 11)} < 0.4 THEN noun || ' ' || of_what ELSE noun || ' of ' || of_what END || CASE WHEN at % 20 = 19 THEN ' 2' ELSE '' END AS name,
      CASE WHEN at % 50 = 0 THEN NULL ELSE 2026 - floor(126 * power(${chance('at', 12)}, 3))::int END AS year,
      ARRAY(SELECT DISTINCT ${oneOf('common', `power(${chance('at * 3 + k', 13)}, 3)`)} FROM generate_series(0, (at % 3)::int) k UNION ALL SELECT rare WHERE at % 2000 = 3 OR (at < 400 AND at % 10 = 3)) AS genres
    FROM (${titleWords(titles)}) w`;

export const titlesSql = (people: number) => `
  INSERT INTO "Title" ("id", "type", "name", "nameKey", "description", "year", "episodes", "genres", "searchText", "createdById", "createdAt", "updatedAt")
    SELECT ${titleId('at')}, type::"TitleType", name, ${folded('name')}, CASE WHEN at % 4 < 3 THEN name || '. ' || maker || '. ' || repeat(name || ', ', 1 + (at % 6)::int) END, year,
      CASE WHEN type IN ('series', 'anime') THEN 6 + at % 40 END, genres, ${folded(`name || ' ' || maker || COALESCE(' ' || year, '')`)}, ${personId(`(at % ${people})`)},
      to_timestamp((${dawn}::bigint + at) / 1000.0), to_timestamp((${dawn}::bigint + at) / 1000.0)
    FROM crowd_titles ORDER BY at`;

export const creditsSql = `
  INSERT INTO "TitleCredit" ("titleId", "position", "name", "role")
    SELECT ${titleId('at')}, 0, maker, CASE type WHEN 'film' THEN 'director' WHEN 'series' THEN 'author' WHEN 'anime' THEN 'studio' ELSE 'developer' END FROM crowd_titles ORDER BY at`;

export const versionsSql = `
  INSERT INTO "TitleVersion" ("titleId", "number", "editorId", "at", "details")
    SELECT t."id", 1, t."createdById", t."createdAt", jsonb_strip_nulls(jsonb_build_object('name', t."name", 'description', t."description", 'year', t."year", 'episodes', t."episodes",
      'genres', to_jsonb(t."genres"), 'credits', jsonb_build_array(jsonb_build_object('name', c."name", 'role', c."role"))))
    FROM crowd_titles JOIN "Title" t ON t."id" = ${titleId('at')} JOIN "TitleCredit" c ON c."titleId" = t."id" ORDER BY at`;

const rowsOf = (titles: number, people: number, each: number, seed: number) => `
  SELECT person, n, person * ${each} + n AS row, ${titleAt(each, titles, seed)} AS title FROM generate_series(0, ${people - 1}::bigint) person, generate_series(0, ${each - 1}::bigint) n`;

/** Moments of two years that end now, in an order that is not the order of ids. */
const moment = (seed: number) => `date_trunc('milliseconds', $1::timestamptz - ${chance('row', seed)} * interval '730 days')`;

export const reviewsSql = (titles: number, people: number, each: number) => `
  INSERT INTO "Review" ("id", "titleId", "type", "userId", "rating", "text", "hasSpoilers", "isShared", "createdAt", "updatedAt")
    SELECT ${idOf(3, 'row')}, ${titleId('title')}, ${typeOf('title')}::"TitleType", ${personId('person')},
      least(100, floor(100 * power(${chance('row', 21)}, 0.4 + ${chance('title', 22)})))::smallint,
      CASE WHEN row % 3 = 0 THEN repeat('Смотрели вместе, спорили до ночи. We argued about it until midnight. ', 1 + (row % 5)::int) END, (person + n) % 40 = 0, (person + n) % 10 <> 9, ${moment(23)}, ${moment(23)}
    FROM (${rowsOf(titles, people, each, 24)}) r ORDER BY row`;

const states = `(ARRAY['planned', 'planned', 'in_progress', 'paused', 'completed', 'completed', 'completed', 'dropped'])`;

export const walksSql = (titles: number, people: number, each: number) => `
  INSERT INTO "Walk" ("id", "titleId", "type", "userId", "state", "startedOn", "endedOn", "isShared", "createdAt", "updatedAt")
    SELECT ${idOf(4, 'row')}, ${titleId('title')}, ${typeOf('title')}::"TitleType", ${personId('person')}, state::"WalkState",
      CASE WHEN state <> 'planned' THEN at::date - 9 END, CASE WHEN state IN ('completed', 'dropped') THEN at::date END, (person + n) % 10 <> 9, at, at
    FROM (SELECT *, ${oneOf(states, chance('row', 31))} AS state, ${moment(32)} AS at FROM (${rowsOf(titles, people, each, 33)}) r) r ORDER BY row`;

const ofTheCrowd = (table: string) => `${table}."userId" IN (SELECT "id" FROM "User" WHERE "username" LIKE 'critic-%')`;

export const walkChangesSql = `
  INSERT INTO "WalkChange" ("id", "walkId", "at", "run", "state", "startedOn", "endedOn", "progress")
    SELECT overlay(w."id"::text PLACING '5' FROM 23 FOR 1)::uuid, w."id", w."updatedAt", 1, w."state", w."startedOn", w."endedOn", w."progress" FROM "Walk" w WHERE ${ofTheCrowd('w')}`;

/** As the triggers would have it (migration of the titles): shared reviews, by tens. */
const countedReviews = (of: string) => `
  SELECT "titleId", sum("rating")::int AS points, count(*)::int AS reviews, ${Array.from({ length: 10 }, (_, ten) => `count(*) FILTER (WHERE least("rating" / 10, 9) = ${ten})::int AS t${ten}`).join(', ')}
  FROM "Review" r WHERE ${of} GROUP BY 1`;
const tens = `ARRAY[${Array.from({ length: 10 }, (_, ten) => `c.t${ten}`).join(', ')}]`;

export const sumsSql = `
  UPDATE "Title" t SET "ratingSum" = t."ratingSum" + c.points, "ratingCount" = t."ratingCount" + c.reviews, "ratingTens" = ${tens}
  FROM (${countedReviews(`r."isShared" AND ${ofTheCrowd('r')}`)}) c WHERE c."titleId" = t."id"`;

/** As the triggers would have it (migration of titles by genre). */
export const genresSql = `
  INSERT INTO "TitleGenre" ("titleId", "genre", "type", "year", "ratingRank", "nameKey")
    SELECT DISTINCT t."id", of_title.genre, t."type", t."year", t."ratingRank", t."nameKey"
      FROM crowd_titles JOIN "Title" t ON t."id" = ${titleId('at')}, unnest(t."genres") AS of_title(genre)`;

/** The same of their words (migration of title words). */
export const searchWordsSql = `
  INSERT INTO "TitleWord" ("word")
    SELECT DISTINCT left(w.word, 60) FROM crowd_titles JOIN "Title" t ON t."id" = ${titleId('at')}, regexp_split_to_table(t."searchText", '\\s+') AS w(word) WHERE length(w.word) > 2
    ON CONFLICT DO NOTHING`;

const counted = (of: string) => `
  SELECT "userId", "type", "state"::text AS what, count(*)::int AS n FROM "Walk" w WHERE ${of.replaceAll('$', 'w')} GROUP BY 1, 2, 3
  UNION ALL SELECT "userId", "type", 'review', count(*)::int FROM "Review" r WHERE ${of.replaceAll('$', 'r')} GROUP BY 1, 2`;

export const totalsSql = `INSERT INTO "TitlesTotal" ("userId", "type", "what", "count") SELECT * FROM (${counted(ofTheCrowd('$'))}) c`;

/** How many of a sample have sums other than a recount's. */
export const sampleSql = (titles: number, people: number, sample: number) => `
  WITH ids AS (SELECT ${titleId(`(k * 7907 % ${titles})`)} AS id FROM generate_series(1::bigint, ${sample}) k),
    somebody AS (SELECT ${personId(`(k * 7907 % ${people})`)} AS id FROM generate_series(1::bigint, ${Math.ceil(sample / 20)}) k)
  SELECT (SELECT count(*) FROM "Title" t LEFT JOIN (${countedReviews('r."isShared" AND r."titleId" IN (SELECT id FROM ids)')}) c ON c."titleId" = t."id"
      WHERE t."id" IN (SELECT id FROM ids) AND (t."ratingSum", t."ratingCount", t."ratingTens") IS DISTINCT FROM (COALESCE(c.points, 0), COALESCE(c.reviews, 0), CASE WHEN c."titleId" IS NULL THEN array_fill(0, ARRAY[10]) ELSE ${tens} END)) AS sums,
    (SELECT count(*) FROM (SELECT "userId", "type", "what", "count" FROM "TitlesTotal" WHERE "userId" IN (SELECT id FROM somebody) AND "count" > 0) s
      FULL JOIN (${counted('$."userId" IN (SELECT id FROM somebody)')}) c ON (c."userId", c."type", c.what, c.n) = (s."userId", s."type", s."what"::text, s."count")
      WHERE s."userId" IS NULL OR c."userId" IS NULL) AS totals`;
