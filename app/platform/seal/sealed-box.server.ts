import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Values that only this house can read and nobody can change: AES-256-GCM, a nonce of its own for every one. */
export type SealedBox = {
  /** `boundTo` must be said again to open it, so that what is sealed for one row or person is worth nothing in another's. */
  close(data: unknown, boundTo: string): Uint8Array<ArrayBuffer>;
  /** Null when it was sealed with another key, for something else, or changed. */
  open(sealed: Uint8Array, boundTo: string): unknown;
};

const version = 1;
const ivLength = 12;
const tagLength = 16;

/** `key`: 32 bytes, derived for one use only. */
export function createSealedBox(key: Buffer): SealedBox {
  return {
    close(data, boundTo) {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(boundTo));
      const body = Buffer.concat([cipher.update(JSON.stringify(data), 'utf8'), cipher.final()]);
      return new Uint8Array(Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), body]));
    },
    open(sealed, boundTo) {
      const bytes = Buffer.from(sealed);
      if (bytes[0] !== version || bytes.length < 1 + ivLength + tagLength) return null;
      const iv = bytes.subarray(1, 1 + ivLength);
      const tag = bytes.subarray(1 + ivLength, 1 + ivLength + tagLength);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength }).setAAD(Buffer.from(boundTo)).setAuthTag(tag);
        const body = Buffer.concat([decipher.update(bytes.subarray(1 + ivLength + tagLength)), decipher.final()]);
        return JSON.parse(body.toString('utf8'));
      } catch {
        return null;
      }
    },
  };
}
