import { expect, it } from 'vitest';
import { hashSecret, newSecret } from '#app/kernel/accounts/secret.server.ts';

/** Session ids, the links of letters and ways back are all made by this one function. */
const secrets = Array.from({ length: 10_000 }, newSecret);

it('ten thousand secrets: 32 bytes each, none twice, none with a beginning of another', () => {
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
  expect(secrets.every((secret) => Buffer.from(secret, 'base64url').length === 32)).toBe(true);
  expect(new Set(secrets).size).toBe(secrets.length);
  expect(new Set(secrets.map((secret) => secret.slice(0, 12))).size).toBe(secrets.length);
});

it('every bit of them is set about half of the time', () => {
  const set = new Array<number>(256).fill(0);
  for (const secret of secrets) {
    const bytes = Buffer.from(secret, 'base64url');
    for (let bit = 0; bit < 256; bit += 1) set[bit] = (set[bit] ?? 0) + (((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1);
  }
  // 5,000 of 10,000 with a standard deviation of 50; eight of them never happen by chance.
  for (const count of set) expect(Math.abs(count - 5_000)).toBeLessThan(400);
});

it('bytes fall evenly', () => {
  const counts = new Array<number>(256).fill(0);
  for (const secret of secrets) for (const byte of Buffer.from(secret, 'base64url')) counts[byte] = (counts[byte] ?? 0) + 1;
  const expected = (secrets.length * 32) / 256;
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // 255 degrees of freedom: mean 255, standard deviation 22.6.
  expect(chiSquare).toBeGreaterThan(255 - 8 * 22.6);
  expect(chiSquare).toBeLessThan(255 + 8 * 22.6);
});

it('only a hash is kept, and it is another for every secret', () => {
  const hashes = new Set(secrets.map((secret) => Buffer.from(hashSecret(secret)).toString('hex')));
  expect(hashes.size).toBe(secrets.length);
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
});
