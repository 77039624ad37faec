import { line, list } from '#app/platform/text/clean-text.ts';
import { creditRoles } from '../model/credit-role.ts';
import type { CreditRole } from '../model/credit-role.ts';
import type { TitleDetails } from '../schema.ts';

/** Answers of strangers: any part may be missing or something else. */
export const part = (value: unknown, ...keys: (string | number)[]): unknown =>
  keys.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<string | number, unknown>)[key] : undefined), value);

/** null → absent, as details have it. */
export const known = <T>(value: T | null): T | undefined => value ?? undefined;

const mostOfARole = 6;

/** Names of one role; each once. */
export function creditsOf(role: CreditRole, names: readonly unknown[]): TitleDetails['credits'] {
  const plain = names.flatMap((name) => line(name, 200) ?? []);
  return [...new Set(plain)].slice(0, mostOfARole).map((name) => ({ name, role }));
}

/** In the order that credits always stand in. */
export const inRoleOrder = (credits: TitleDetails['credits']): TitleDetails['credits'] => creditRoles.flatMap((role) => credits.filter((one) => one.role === role)).slice(0, 30);

/** Codes of ours for theirs; unknown ones fall out. */
export const genresBy = <G extends string>(table: Record<string, readonly G[]>, theirs: unknown, key?: string): G[] => [
  ...new Set(list(theirs).flatMap((one) => {
    const code = key === undefined ? one : part(one, key);
    return typeof code === 'string' || typeof code === 'number' ? (Object.hasOwn(table, String(code)) ? table[String(code)]! : []) : [];
  })),
].slice(0, 12);

export function yearWithin(value: number | null): number | undefined {
  return value !== null && value >= 1870 && value <= 2200 ? value : undefined;
}
