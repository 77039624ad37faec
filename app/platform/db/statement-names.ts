import { createHash } from 'node:crypto';
import { onceInProcess } from '#app/platform/process/once-in-process.ts';

/** Each connection keeps what it has prepared, so the number of different statements is bounded. */
const limit = 500;
const names = onceInProcess('statement-names', () => new Map<string, string>());

/** A stable name, or none (`''`) beyond the bound, for a statement's text: with it the server parses and plans it once per connection. */
export function statementName(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= limit) return '';
  const name = `k${createHash('sha256').update(sql).digest('base64url').slice(0, 22)}`;
  names.set(sql, name);
  return name;
}
