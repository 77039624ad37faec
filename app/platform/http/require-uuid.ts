import { z } from 'zod';
import { notFound } from './app-error.ts';

const uuid = z.uuid();

/** An id that an address may name, or may name wrongly. */
export const uuidOrNull = (text: string | null): string | null => (uuid.safeParse(text).success ? text : null);

/** An id from an address is any text until it is checked; a wrong one is simply not found. */
export function requireUuid(id: string): string {
  if (!uuid.safeParse(id).success) throw notFound();
  return id;
}
