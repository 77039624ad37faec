/** How many cloths there are: `covers` in tailwind.config.ts, one class `tint-N` each. */
export const tintCount = 10;

/** The same small number for the same name, everywhere and always (FNV-1a). */
export function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (const character of name.normalize('NFC').replace(/\s/g, ' ').toLowerCase()) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

export const tintClass = (name: string) => `tint-${hashName(name) % tintCount}`;
