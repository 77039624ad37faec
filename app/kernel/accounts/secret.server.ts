import { createHash, randomBytes } from 'node:crypto';

/** What a cookie or a link carries as a proof: 256 random bits, 43 signs. The house keeps only the hash. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** As random as its secret, so one round of SHA-256 is enough. */
export const hashSecret = (secret: string): Uint8Array<ArrayBuffer> => new Uint8Array(createHash('sha256').update(secret).digest());
