import { isUuid } from '#app/platform/text/uuid.ts';
import { Prisma } from './client.server.ts';

/*
 * Pages by key: a page begins after the last row of the one before it, so page 5,000 costs what page 1 costs and a row
 * that arrives meanwhile moves nothing. The order is one expression that is never NULL (see `nullsLast`) and then
 * the id, both in one direction, so that the database compares them as one row and can walk one index.
 */

export type KeysetOrder = {
  /** What the order is called in addresses; a cursor of another order is refused. */
  name: string;
  /** Not-null expression; exactly the one that the index is made on. */
  key: Prisma.Sql;
  /** Tie-breaker; a uuid. */
  id: Prisma.Sql;
  /** The type of `key`, to which a cursor's text is cast. */
  type: 'text' | 'int' | 'timestamptz' | 'date' | 'uuid';
  direction: 'asc' | 'desc';
};

/** Stands in for NULL at the far end of a descending order. */
export const nullsLast = {
  int: (column: Prisma.Sql) => Prisma.sql`COALESCE(${column}, -1)`,
  date: (column: Prisma.Sql) => Prisma.sql`COALESCE(${column}, '-infinity'::date)`,
  timestamptz: (column: Prisma.Sql) => Prisma.sql`COALESCE(${column}, '1970-01-01 00:00:00+00'::timestamptz)`,
};

type Cursor = { key: string; id: string; backwards: boolean };

export type KeysetPage<R> = {
  rows: R[];
  next: string | null;
  previous: string | null;
  /** A cursor was named that is none of this order: this is the first page instead. */
  refused?: true;
};

/** Rows of a keyset query carry these two beside their own columns: `${keysetColumns(order)}` in the select. */
export type KeysetRow = { keysetKey: string; keysetId: string };

export const keysetColumns = (order: KeysetOrder): Prisma.Sql =>
  Prisma.sql`(${order.key})::text AS "keysetKey", (${order.id})::text AS "keysetId"`;

export type Keyset = {
  /** `AND`-able condition. */
  where: Prisma.Sql;
  orderBy: Prisma.Sql;
  /** One more than the page: whether there is a further one. */
  limit: number;
  /** From the rows as they came back to the page as it is shown; `toRow` leaves out the keyset's own two columns, as happens without it. */
  toPage<R extends KeysetRow, T = Omit<R, keyof KeysetRow>>(found: R[], toRow?: (row: R) => T): KeysetPage<T>;
};

/** The parts of one query; a cursor that is not ours, or of another order, begins from the first page, which says so. */
export function keyset(order: KeysetOrder, cursorText: string | null | undefined, take: number): Keyset {
  const cursor = readCursor(order, cursorText);
  const backwards = cursor?.backwards ?? false;
  const ascending = (order.direction === 'asc') !== backwards;
  const direction = ascending ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const type = Prisma.raw(order.type);
  const where = cursor
    ? Prisma.sql`(${order.key}, ${order.id}) ${ascending ? Prisma.sql`>` : Prisma.sql`<`} (${cursor.key}::text::${type}, ${cursor.id}::uuid)`
    : Prisma.sql`TRUE`;
  return {
    where,
    orderBy: Prisma.sql`${order.key} ${direction}, ${order.id} ${direction}`,
    limit: take + 1,
    toPage(found, toRow = withoutKey as never) {
      const more = found.length > take;
      const inOrder = backwards ? found.slice(0, take).reverse() : found.slice(0, take);
      const at = (row: KeysetRow | undefined, back: boolean) => (row ? writeCursor(order, row, back) : null);
      return {
        rows: inOrder.map((row) => toRow(row)),
        next: backwards || more ? at(inOrder.at(-1), false) : null,
        previous: (backwards ? more : cursor !== null) ? at(inOrder[0], true) : null,
        ...(cursorText && cursor === null ? { refused: true } : {}),
      };
    },
  };
}

const withoutKey = ({ keysetKey: _key, keysetId: _id, ...row }: KeysetRow): object => row;

const writeCursor = (order: KeysetOrder, row: KeysetRow, backwards: boolean): string =>
  Buffer.from(JSON.stringify([order.name, order.direction, backwards ? 1 : 0, row.keysetKey, row.keysetId])).toString('base64url');

/** Whatever passes must be castable: an address made by hand answers with the first page, not with an error. */
const keyShapes: Record<KeysetOrder['type'], (key: string) => boolean> = {
  text: (key) => !key.includes('\u0000'),
  int: (key) => /^-?\d{1,9}$/.test(key),
  timestamptz: (key) => /^\d{4}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?$/.test(key) && isDay(key.slice(0, 10)),
  uuid: isUuid,
  date: (key) => key === '-infinity' || (/^\d{4}-\d\d-\d\d$/.test(key) && isDay(key)),
};

const isDay = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`);
  return !text.startsWith('0000') && !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
};

/** Longer than any of ours: 500 letters of a name, of four bytes each, and a third more in base64. */
const longest = 4_000;

function readCursor(order: KeysetOrder, text: string | null | undefined): Cursor | null {
  if (!text || text.length > longest) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(parts) || parts.length !== 5) return null;
    const [name, direction, backwards, key, id] = parts as unknown[];
    if (name !== order.name || direction !== order.direction || typeof key !== 'string' || typeof id !== 'string') return null;
    if (!isUuid(id) || !key.isWellFormed() || !keyShapes[order.type](key)) return null;
    return { key, id, backwards: backwards === 1 };
  } catch {
    return null;
  }
}
