import type { z } from 'zod';
import { hostCookie, hostCookieName } from '#app/platform/http/host-cookie.ts';
import { readCookie } from '#app/platform/http/read-cookie.ts';
import { createSealedBox } from '#app/platform/seal/sealed-box.server.ts';
import { derivedKey } from './derived-keys.server.ts';
import type { KeyUse } from './derived-keys.server.ts';

export type SealedCookie<T> = {
  name(secure: boolean): string;
  /** Set-Cookie value. */
  write(value: T, secret: string, secure: boolean): string;
  clear(secure: boolean): string;
  /** Null for none and for anything we did not seal. */
  read(cookieHeader: string | null, secret: string, secure: boolean): T | null;
};

type Options<T> = { name: string; use: KeyUse; schema: z.ZodType<T>; seconds: number };

/** A cookie that is encrypted and authenticated: not one bit of it can be changed, and nothing in it can be read. */
export function defineSealedCookie<T>({ name, use, schema, seconds }: Options<T>): SealedCookie<T> {
  const box = (secret: string) => createSealedBox(derivedKey(secret, use));
  return {
    name: (secure) => hostCookieName(name, secure),
    write(value, secret, secure) {
      const sealed = Buffer.from(box(secret).close(value, name)).toString('base64url');
      return hostCookie(name, sealed, seconds, secure);
    },
    clear: (secure) => hostCookie(name, '', 0, secure),
    read(cookieHeader, secret, secure) {
      const sealed = readCookie(cookieHeader, hostCookieName(name, secure));
      if (!sealed || !/^[\w-]{40,6000}$/.test(sealed)) return null;
      return schema.safeParse(box(secret).open(Buffer.from(sealed, 'base64url'), name)).data ?? null;
    },
  };
}
