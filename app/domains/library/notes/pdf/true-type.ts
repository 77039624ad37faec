/** Numbers as PDF writes glyphs and letters. */
export const hex = (number: number) => number.toString(16).padStart(4, '0');

/** `glyphOf`: the glyph of a letter's code point; `widths`: of each glyph, in thousandths of the size. */
export type TrueType = { glyphOf: Map<number, number>; widths: number[] };

/** What a PDF needs to know of a TrueType font. */
export function readTrueType(file: Buffer): TrueType {
  const tables = new Map(Array.from({ length: file.readUInt16BE(4) }, (_, at) => [file.toString('latin1', 12 + 16 * at, 16 + 16 * at), file.readUInt32BE(20 + 16 * at)]));
  const at = (name: string) => tables.get(name) ?? 0;
  const perEm = file.readUInt16BE(at('head') + 18);
  const measured = file.readUInt16BE(at('hhea') + 34);
  const glyphs = file.readUInt16BE(at('maxp') + 4);
  return {
    widths: Array.from({ length: glyphs }, (_, glyph) => Math.round((1000 * file.readUInt16BE(at('hmtx') + 4 * Math.min(glyph, measured - 1))) / perEm)),
    glyphOf: readCharacters(file, at('cmap')),
  };
}

/** The table of format 4: letters of the first plane. */
function readCharacters(file: Buffer, cmap: number): Map<number, number> {
  const found = new Map<number, number>();
  const offsets = Array.from({ length: file.readUInt16BE(cmap + 2) }, (_, at) => cmap + file.readUInt32BE(cmap + 8 + 8 * at));
  const table = offsets.find((offset) => file.readUInt16BE(offset) === 4);
  if (table === undefined) return found;
  const segments = file.readUInt16BE(table + 6) / 2;
  const part = (kind: number, segment: number) => table + 14 + 2 * segments * kind + (kind > 0 ? 2 : 0) + 2 * segment;
  for (let segment = 0; segment < segments; segment += 1) {
    const [end, start] = [file.readUInt16BE(part(0, segment)), file.readUInt16BE(part(1, segment))];
    const [delta, range] = [file.readUInt16BE(part(2, segment)), file.readUInt16BE(part(3, segment))];
    for (let letter = start; letter <= end && letter < 0xffff; letter += 1) {
      const raw = range === 0 ? letter : file.readUInt16BE(part(3, segment) + range + 2 * (letter - start));
      const glyph = raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) found.set(letter, glyph);
    }
  }
  return found;
}

/** A CMap from glyphs back to letters. */
export function toUnicode(glyphOf: Map<number, number>): string {
  const rows = [...new Map([...glyphOf].reverse().map(([letter, glyph]) => [glyph, letter]))].map(([glyph, letter]) => `<${hex(glyph)}> <${hex(letter)}>`);
  const blocks = Array.from({ length: Math.ceil(rows.length / 100) }, (_, at) => rows.slice(100 * at, 100 * at + 100)).map((some) => `${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`);
  return ['/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Letters def /CMapType 2 def', '1 begincodespacerange <0000> <ffff> endcodespacerange', ...blocks, 'endcmap end end'].join('\n');
}
