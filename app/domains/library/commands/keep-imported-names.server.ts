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

/** Finds or makes an owner's authors, tags or series, all in one statement and one order. */
export async function keepImportedNames(tx: Tx, ownerId: string, kind: keyof MadeNames, names: readonly string[]): Promise<KeptNames> {
  const byKey = new Map<string, string>();
  for (const name of new Set(names)) {
    const key = nameKey(name);
    if (key !== '' && !byKey.has(key)) byKey.set(key, name);
  }
  if (byKey.size === 0) return new KeptNames(new Map(), new Set());
  const rows = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, name]) => ({ id: uuidv7(), name, nameKey: key, sortName: sortName(name) }));
  const sortColumn = kind === 'authors' ? Prisma.sql`, "sortName"` : Prisma.empty;
  const made = await tx.$queryRaw<NamedRow[]>`
    INSERT INTO ${tables[kind]} ("id", "ownerId", "name", "nameKey" ${sortColumn})
    SELECT "id", ${ownerId}::uuid, "name", "nameKey" ${sortColumn}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" uuid, "name" text, "nameKey" text, "sortName" text)
    ON CONFLICT ("ownerId", "nameKey") DO NOTHING RETURNING "id", "nameKey"`;
  const ids = new Map(made.map((row) => [row.nameKey, row.id]));
  const others = rows.filter((row) => !ids.has(row.nameKey)).map((row) => row.nameKey);
  if (others.length > 0) {
    const found = await tx.$queryRaw<NamedRow[]>`
      SELECT n.* FROM unnest(${others}::text[]) AS k("key") CROSS JOIN LATERAL (
        SELECT "id", "nameKey" FROM ${tables[kind]} WHERE "ownerId" = ${ownerId}::uuid AND "nameKey" = k."key" LIMIT 1) n`;
    for (const row of found) ids.set(row.nameKey, row.id);
  }
  return new KeptNames(ids, new Set(made.map((row) => row.id)));
}

export type BatchNames = Record<keyof MadeNames, KeptNames>;

/** A claim for a row; undefined when it made nothing. */
export function claimNames(names: BatchNames, used: MadeNames): MadeNames | undefined {
  const made = { authors: names.authors.claim(used.authors), tags: names.tags.claim(used.tags), series: names.series.claim(used.series) };
  return made.authors.length + made.tags.length + made.series.length > 0 ? made : undefined;
}
