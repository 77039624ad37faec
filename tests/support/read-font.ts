import { hex, readTrueType, toUnicode } from '#app/domains/library/notes/pdf/true-type.ts';

export type ReadFont = {
  bytes: Uint8Array;
  /** Per glyph, in thousandths. */
  widths: number[];
  /** Text as the numbers of its glyphs, hexadecimal; Hebrew and Arabic in the order in which they are drawn. */
  encode(text: string): string;
  /** A CMap from glyphs back to letters. */
  toUnicode: string;
};

/** What a PDF needs to know of a TrueType font. */
export function readFont(file: Buffer): ReadFont {
  const { glyphOf, widths } = readTrueType(file);
  for (const letter of range(0xe000, 0xf8ff)) glyphOf.delete(letter);
  lendGlyphs(glyphOf);
  return {
    bytes: file, widths, toUnicode: toUnicode(glyphOf),
    encode: (text) => [...(/[\u0590-\u08ff]/.test(text) ? [...text].reverse().join('') : text)].map((letter) => hex(glyphOf.get(letter.codePointAt(0)!) ?? 0)).join(''),
  };
}

/** Letters that the font does not have are drawn as signs that nobody needs, and read as what they are: Hebrew, Arabic, ligatures. */
function lendGlyphs(glyphOf: Map<number, number>): void {
  const wanted = [...range(0xfb00, 0xfb04), ...range(0x05d0, 0x05ea), ...range(0x0621, 0x064a)].filter((letter) => !glyphOf.has(letter));
  const lent = [...glyphOf.keys()].filter((letter) => letter >= 0x0100 && letter < 0x0250 || letter >= 0x1e00 && letter < 0x2000).filter((letter) => !wanted.includes(letter));
  wanted.forEach((letter, at) => {
    glyphOf.set(letter, glyphOf.get(lent[at]!)!);
    glyphOf.delete(lent[at]!);
  });
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
