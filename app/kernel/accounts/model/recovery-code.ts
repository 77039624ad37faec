/** Letters and digits that are not taken for one another: 32 of them, five bits each. */
const signs = '0123456789abcdefghjkmnpqrstvwxyz';

export const recoveryCodeCount = 10;
/** 25 signs are 125 bits. */
const length = 25;
const group = 5;

/** A code out of 25 random bytes, in groups: `k3n8x-…`. */
export function recoveryCodeFrom(random: Uint8Array): string {
  const code = [...random.subarray(0, length)].map((byte) => signs[byte % signs.length]).join('');
  if (code.length < length) throw new Error('too few random bytes for a recovery code');
  return grouped(code, group, '-');
}

/** The signs of a code however it was typed; null when it can be none. What looks alike is taken for what we write. */
export function readRecoveryCode(typed: string): string | null {
  const plain = typed.normalize('NFKC').toLowerCase().replace(/[\s\-‐-―]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');
  return plain.length === length && [...plain].every((sign) => signs.includes(sign)) ? plain : null;
}

/** A long string in groups that can be read aloud and typed. */
export const grouped = (text: string, size: number, between: string): string => (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(between);
