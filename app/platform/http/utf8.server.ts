const scratch = Buffer.allocUnsafeSlow(512 * 1024);

/** The bytes of a text. Made in memory that is there already and then copied: otherwise the text is gone over twice, the first time to learn how many they are. */
export function utf8(text: string): Buffer {
  // No character of a text takes more than three bytes a unit.
  if (text.length * 3 > scratch.length) return Buffer.from(text);
  return Buffer.from(scratch.subarray(0, scratch.write(text)));
}
