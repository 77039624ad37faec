import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#app/platform/db/client.server.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import type { MadeNames } from '../model/import/outcome.ts';
import { nameKey, sortName } from '../model/text-keys.ts';

type NamedRow = { id: string; nameKey: string };

/** Names by key for one batch, and which of them the batch made. */
export class KeptNames {
  private readonly ids: Map<string, string>;
  private readonly made: Set<string>;
  private readonly found = new Map<string, string | undefined>();

  constructor(ids: Map<string, string>, made: Set<string>) {
    this.ids = ids;
    this.made = made;
  }

  idOf(name: string): string | undefined {
    if (!this.found.has(name)) this.found.set(name, this.ids.get(nameKey(name)));
    return this.found.get(name);
  }

  idsOf(names: readonly string[]): string[] {
    return [...new Set(names.flatMap((name) => this.idOf(name) ?? []))];
  }

  /** Whoever asks first for a made name answers for it when the import is undone. */
  claim(ids: readonly string[]): string[] {
    return ids.filter((id) => this.made.delete(id));
  }
}

const tables = { authors: Prisma.raw('"Author"'), tags: Prisma.raw('"Tag"'), series: Prisma.raw('"Series"') };

/** Finds or makes an owner's authors, tags or series. Most names of a batch are here already, so they are looked for before any are made. */
export async function keepImportedNames(tx: Tx, ownerId: string, kind: keyof MadeNames, names: readonly string[]): Promise<KeptNames> {
  const byKey = new Map<string, string>();
  for (const name of new Set(names)) {
    const key = nameKey(name);
    if (key !== '' && !byKey.has(key)) byKey.set(key, name);
  }
  const ids = await findNames(tx, ownerId, kind, [...byKey.keys()]);
  const made = await makeNames(tx, ownerId, kind, [...byKey].filter(([key]) => !ids.has(key)));
  for (const row of made) ids.set(row.nameKey, row.id);
  // What somebody else made since it was looked for.
  const missing = [...byKey.keys()].filter((key) => !ids.has(key));
  for (const [key, id] of await findNames(tx, ownerId, kind, missing)) ids.set(key, id);
  return new KeptNames(ids, new Set(made.map((row) => row.id)));
}

async function findNames(tx: Tx, ownerId: string, kind: keyof MadeNames, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const found = await tx.$queryRaw<NamedRow[]>`
    SELECT n.* FROM unnest(${keys}::text[]) AS k("key") CROSS JOIN LATERAL (
      SELECT "id", "nameKey" FROM ${tables[kind]} WHERE "ownerId" = ${ownerId}::uuid AND "nameKey" = k."key" LIMIT 1) n`;
  return new Map(found.map((row) => [row.nameKey, row.id]));
}

/** All in one statement and one order; answers those that nobody else made meanwhile. */
async function makeNames(tx: Tx, ownerId: string, kind: keyof MadeNames, names: readonly [key: string, name: string][]): Promise<NamedRow[]> {
  if (names.length === 0) return [];
  const rows = [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, name]) => ({ id: uuidv7(), name, nameKey: key, sortName: sortName(name) }));
  const sortColumn = kind === 'authors' ? Prisma.sql`, "sortName"` : Prisma.empty;
  return tx.$queryRaw<NamedRow[]>`
    INSERT INTO ${tables[kind]} ("id", "ownerId", "name", "nameKey" ${sortColumn})
    SELECT "id", ${ownerId}::uuid, "name", "nameKey" ${sortColumn}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" uuid, "name" text, "nameKey" text, "sortName" text)
    ON CONFLICT ("ownerId", "nameKey") DO NOTHING RETURNING "id", "nameKey"`;
}

export type BatchNames = Record<keyof MadeNames, KeptNames>;

/** A claim for a row; undefined when it made nothing. */
export function claimNames(names: BatchNames, used: MadeNames): MadeNames | undefined {
  const made = { authors: names.authors.claim(used.authors), tags: names.tags.claim(used.tags), series: names.series.claim(used.series) };
  return made.authors.length + made.tags.length + made.series.length > 0 ? made : undefined;
}
