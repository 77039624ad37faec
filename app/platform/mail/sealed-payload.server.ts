import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Letters carry codes and links; at rest they are sealed, so that a copy of the database opens no account. */
export type Seal = {
  close(data: unknown, boundTo: string): Uint8Array<ArrayBuffer>;
  /** Null when it was sealed with another secret or changed. */
  open(sealed: Uint8Array, boundTo: string): unknown;
};

const version = 1;
const ivLength = 12;
const tagLength = 16;

export function createSeal(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, 'kruzhok', 'mail/payload', 32));
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
        const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(boundTo)).setAuthTag(tag);
        const body = Buffer.concat([decipher.update(bytes.subarray(1 + ivLength + tagLength)), decipher.final()]);
        return JSON.parse(body.toString('utf8'));
      } catch {
        return null;
      }
    },
  };
}
