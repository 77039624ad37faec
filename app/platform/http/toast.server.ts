import { z } from 'zod';
import { hostCookie, readPlainCookie } from './host-cookie.ts';

/** A short note for the next page. `key` is a message key; `values` its short plain values. */
export type Toast = { key: string; values?: Record<string, string | number>; undo?: { action: string; labelKey: string } };

const schema = z.object({
  key: z.string().max(80).regex(/^[\w:.-]+$/),
  values: z.record(z.string().max(40), z.union([z.string().max(200), z.number()])).optional(),
  undo: z.object({ action: z.string().max(200).regex(/^\/(?![/\\])/), labelKey: z.string().max(80) }).optional(),
});

const cookieName = 'kz-toast';

const shorten = (value: string | number) =>
  typeof value === 'string' && value.length > 80 ? `${value.slice(0, 79)}…` : value;

/** Set-Cookie header that shows the toast once; values are cut so that the cookie stays small. `secure` where the house is on https. */
export function toastCookie(toast: Toast | undefined, secure: boolean): [string, string][] {
  if (!toast) return [];
  const values = Object.fromEntries(Object.entries(toast.values ?? {}).map(([name, value]) => [name, shorten(value)]));
  const encoded = Buffer.from(JSON.stringify({ ...toast, values })).toString('base64url');
  return [['Set-Cookie', hostCookie(cookieName, encoded, 60, secure)]];
}

export const clearToastCookie = (secure: boolean): string => hostCookie(cookieName, '', 0, secure);

/** The toast a request carries; anything malformed is no toast. */
export function readToast(request: Request): Toast | null {
  const encoded = readPlainCookie(request.headers.get('cookie'), cookieName) ?? '';
  if (!/^[\w-]{1,3000}$/.test(encoded)) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'))) as Toast;
  } catch {
    return null;
  }
}
