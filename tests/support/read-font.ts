export type ReadFont = {
  bytes: Uint8Array;
  /** Per glyph, in thousandths. */
  widths: number[];
  /** Text as the numbers of its glyphs, hexadecimal; Hebrew and Arabic in the order in which they are drawn. */
  encode(text: string): string;
  /** A CMap from glyphs back to letters. */
  toUnicode: string;
};

const hex = (number: number) => number.toString(16).padStart(4, '0');

/** What a PDF needs to know of a TrueType font. */
export function readFont(file: Buffer): ReadFont {
  const tables = new Map(Array.from({ length: file.readUInt16BE(4) }, (_, at) => [file.toString('latin1', 12 + 16 * at, 16 + 16 * at), file.readUInt32BE(20 + 16 * at)]));
  const at = (name: string) => tables.get(name)!;
  const perEm = file.readUInt16BE(at('head') + 18);
  const measured = file.readUInt16BE(at('hhea') + 34);
  const glyphs = file.readUInt16BE(at('maxp') + 4);
  const widths = Array.from({ length: glyphs }, (_, glyph) => Math.round((1000 * file.readUInt16BE(at('hmtx') + 4 * Math.min(glyph, measured - 1))) / perEm));
  const glyphOf = readCharacters(file, at('cmap'));
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

/** The table of format 4: letters of the first plane. */
function readCharacters(file: Buffer, cmap: number): Map<number, number> {
  const found = new Map<number, number>();
  const count = file.readUInt16BE(cmap + 2);
  const offsets = Array.from({ length: count }, (_, at) => cmap + file.readUInt32BE(cmap + 8 + 8 * at));
  const table = offsets.find((offset) => file.readUInt16BE(offset) === 4)!;
  const segments = file.readUInt16BE(table + 6) / 2;
  const part = (kind: number, segment: number) => table + 14 + 2 * segments * kind + (kind > 0 ? 2 : 0) + 2 * segment;
  for (let segment = 0; segment < segments; segment += 1) {
    const [end, start] = [file.readUInt16BE(part(0, segment)), file.readUInt16BE(part(1, segment))];
    const [delta, range] = [file.readUInt16BE(part(2, segment)), file.readUInt16BE(part(3, segment))];
    for (let letter = start; letter <= end && letter < 0xffff; letter += 1) {
      const raw = range === 0 ? letter : file.readUInt16BE(part(3, segment) + range + 2 * (letter - start));
      const glyph = raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0 && (letter < 0xe000 || letter > 0xf8ff)) found.set(letter, glyph);
    }
  }
  return found;
}

function toUnicode(glyphOf: Map<number, number>): string {
  const letters = new Map([...glyphOf].reverse().map(([letter, glyph]) => [glyph, letter]));
  const rows = [...letters].map(([glyph, letter]) => `<${hex(glyph)}> <${hex(letter)}>`);
  const blocks = Array.from({ length: Math.ceil(rows.length / 100) }, (_, at) => rows.slice(100 * at, 100 * at + 100)).map((some) => `${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`);
  return ['/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Letters def /CMapType 2 def', '1 begincodespacerange <0000> <ffff> endcodespacerange', ...blocks, 'endcmap end end'].join('\n');
}
