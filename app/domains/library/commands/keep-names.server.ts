import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#app/platform/db/client.server.ts';
import { nameKey, sortName } from '../model/text-keys.ts';

type Named = { key: string; name: string };

/** By key, first spelling wins, in one order: transactions that keep the same names do not deadlock. */
function distinct(names: readonly string[]): Named[] {
  const byKey = new Map<string, string>();
  for (const name of names) {
    const key = nameKey(name);
    if (key !== '' && !byKey.has(key)) byKey.set(key, name);
  }
  return [...byKey].map(([key, name]) => ({ key, name })).sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Ids of an owner's authors by their key, made where they are missing; safe against the same being made meanwhile. */
export async function keepAuthors(tx: Tx, ownerId: string, names: readonly string[]): Promise<Map<string, string>> {
  const wanted = distinct(names);
  if (wanted.length === 0) return new Map();
  const rows = wanted.map(({ key, name }) => ({ id: uuidv7(), ownerId, name, nameKey: key, sortName: sortName(name) }));
  await tx.author.createMany({ data: rows, skipDuplicates: true });
  const where = { ownerId, nameKey: { in: wanted.map(({ key }) => key) } };
  return idsByKey(await tx.author.findMany({ where, select: { id: true, nameKey: true } }));
}

export async function keepTags(tx: Tx, ownerId: string, names: readonly string[]): Promise<Map<string, string>> {
  const wanted = distinct(names);
  if (wanted.length === 0) return new Map();
  await tx.tag.createMany({ data: wanted.map(({ key, name }) => ({ id: uuidv7(), ownerId, name, nameKey: key })), skipDuplicates: true });
  const where = { ownerId, nameKey: { in: wanted.map(({ key }) => key) } };
  return idsByKey(await tx.tag.findMany({ where, select: { id: true, nameKey: true } }));
}

export async function keepSeries(tx: Tx, ownerId: string, names: readonly string[]): Promise<Map<string, string>> {
  const wanted = distinct(names);
  if (wanted.length === 0) return new Map();
  await tx.series.createMany({ data: wanted.map(({ key, name }) => ({ id: uuidv7(), ownerId, name, nameKey: key })), skipDuplicates: true });
  const where = { ownerId, nameKey: { in: wanted.map(({ key }) => key) } };
  return idsByKey(await tx.series.findMany({ where, select: { id: true, nameKey: true } }));
}

const idsByKey = (rows: { id: string; nameKey: string }[]) => new Map(rows.map((row) => [row.nameKey, row.id]));

/** The ids for these names, in their order, each once. */
export const idsInOrder = (names: readonly string[], ids: Map<string, string>): string[] => [
  ...new Set(names.flatMap((name) => ids.get(nameKey(name)) ?? [])),
];
