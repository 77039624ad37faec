import type { TFunction } from 'i18next';

/** The text of a key that is only known at run time (an error's, a toast's); its namespace is in it: `library:errors.title`. */
export function textOf(t: unknown, key: string, values: Record<string, unknown> = {}): string {
  return String((t as TFunction)(key as never, values as never));
}
