import pg from 'pg';
import { genresOf } from '#app/domains/titles/model/genres.ts';
import { titleTypes } from '#app/domains/titles/model/title-type.ts';
import { usernameKey } from '#app/kernel/accounts/model/username.ts';
import { hashPassword } from '#app/kernel/accounts/password-hash.server.ts';
import { creditsSql, genresSql, personId, planSql, reviewsSql, sampleSql, searchWordsSql, sumsSql, titlesSql, totalsSql, versionsSql, walkChangesSql, walksSql, wordsSql } from './crowd-titles-sql.ts';
import { crowdWords } from './crowd-words.ts';
import { demoPassword } from './people.ts';

/** How big the crowd of titles is. Everybody reviews and walks as many titles as the others. */
export type TitleCrowdSizes = { titles: number; people: number; reviewsEach: number; walksEach: number };

export const titleCrowdSizes: TitleCrowdSizes = { titles: 1_000_000, people: 10_000, reviewsEach: 500, walksEach: 100 };

const tables = ['Title', 'TitleGenre', 'TitleCredit', 'TitleVersion', 'Walk', 'WalkChange', 'Review', 'TitlesTotal'].map((table) => `"${table}"`);
const sampled = 2_000;

/**
 * A million titles and five million reviews, made by the database itself. Triggers, foreign keys and indexes are set aside
 * meanwhile and come back in the same transaction, so that it takes minutes and ends whole or not at all.
 */
export async function putTitleCrowd(databaseUrl: string, now: Date, sizes: TitleCrowdSizes = titleCrowdSizes): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'kruzhok seed' });
  await client.connect();
  try {
    const { rowCount } = await client.query(`SELECT FROM "User" WHERE "username" = 'critic-1'`);
    if (rowCount) return ['the crowd of titles is here already'];
    await client.query('BEGIN');
    await client.query(`SET LOCAL statement_timeout = 0; SET LOCAL maintenance_work_mem = '512MB'; SET LOCAL work_mem = '256MB'`);
    const bringBack = await setAside(client);
    await putRows(client, now, sizes);
    for (const statement of bringBack) await client.query(statement);
    await client.query('COMMIT');
    await client.query('VACUUM ANALYZE');
    await checkSample(client, sizes);
  } finally {
    await client.end();
  }
  return [`${sizes.titles} titles, ${sizes.people * sizes.reviewsEach} reviews, ${sizes.people * sizes.walksEach} walks`, `Sign in as critic-1 … critic-${sizes.people} with the password: ${demoPassword}`];
}

/** Takes away what slows a mass of rows down, and answers with the statements that bring it back. */
async function setAside(client: pg.Client): Promise<string[]> {
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS "name", pg_get_constraintdef(oid) AS "definition"
     FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text = ANY($1)`, [tables]);
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS "name", pg_get_indexdef(indexrelid) AS "definition"
     FROM pg_index i WHERE indrelid::regclass::text = ANY($1) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid AND contype IN ('p', 'u', 'x'))
     ORDER BY indisunique DESC`, [tables]);
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  for (const name of tables) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  return [
    ...indexes.map(({ definition }) => definition),
    ...keys.map(({ table, name, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`),
    ...tables.map((name) => `ALTER TABLE ${name} ENABLE TRIGGER USER`),
  ];
}

async function putRows(client: pg.Client, now: Date, sizes: TitleCrowdSizes): Promise<void> {
  const { titles, people, reviewsEach, walksEach } = sizes;
  const names = Array.from({ length: people }, (_, at) => `critic-${at + 1}`);
  await client.query(
    `INSERT INTO "User" ("id", "username", "usernameKey", "email", "emailKey", "emailProvenAt", "passwordHash", "joinedAt", "lastSeenAt")
     SELECT ${personId('(n - 1)')}, name, key, name || '@kruzhok.example', name || '@kruzhok.example', $4::timestamptz, $3, $4, $4
     FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS p(name, key, n)`,
    [names, names.map(usernameKey), await hashPassword(demoPassword), now]);
  await client.query(wordsSql);
  for (const { nouns, of, starts, ends, given, families } of [crowdWords.ru, crowdWords.en]) {
    await client.query('INSERT INTO crowd_words VALUES ($1, $2, $3, $4, $5, $6)', [nouns, of, starts, ends, given, families]);
  }
  for (const type of titleTypes) await client.query('INSERT INTO crowd_genres VALUES ($1, $2, $3)', [type, genresOf(type).slice(0, -1), genresOf(type).at(-1)]);
  await client.query(planSql(titles));
  await client.query(titlesSql(people));
  await client.query(creditsSql);
  await client.query(versionsSql);
  await client.query(reviewsSql(titles, people, reviewsEach), [now]);
  await client.query(walksSql(titles, people, walksEach), [now]);
  await client.query(walkChangesSql);
  await client.query(sumsSql);
  await client.query(genresSql);
  await client.query(searchWordsSql);
  await client.query(totalsSql);
}

/** What was put into the sums without the triggers is what they would have put there. */
async function checkSample(client: pg.Client, { titles, people }: TitleCrowdSizes): Promise<void> {
  const { rows: [wrong] } = await client.query<{ sums: string; totals: string }>(sampleSql(titles, people, sampled));
  if (wrong?.sums !== '0' || wrong.totals !== '0') throw new Error(`of ${sampled} titles and people ${wrong?.sums} and ${wrong?.totals} have wrong sums`);
}
