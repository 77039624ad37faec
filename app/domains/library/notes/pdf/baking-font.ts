import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFString } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib';

export type BakingFont = {
  /** Put into the file when the first text needs it. */
  ref(): PDFRef;
  /** Words as the numbers of their glyphs, hexadecimal. */
  encode(text: string): string;
  /** In thousandths of the size. */
  widthOf(text: string): number;
};

const hex = (number: number) => number.toString(16).padStart(4, '0');

/** Liberation Sans, which comes with pdf.js: Latin, Cyrillic and Greek, free to be embedded. */
export function bakingFont(pdf: PDFDocument): BakingFont {
  const file = readFileSync(createRequire(import.meta.url).resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'));
  const { glyphOf, widths } = readTables(file);
  const glyph = (letter: string) => glyphOf.get(letter.codePointAt(0) ?? 0) ?? 0;
  let made: PDFRef | null = null;
  return {
    ref: () => (made ??= embed(pdf, file, { glyphOf, widths })),
    encode: (text) => [...text].map((letter) => hex(glyph(letter))).join(''),
    widthOf: (text) => [...text].reduce((sum, letter) => sum + (widths[glyph(letter)] ?? 500), 0),
  };
}

type Tables = { glyphOf: Map<number, number>; widths: number[] };

function readTables(file: Buffer): Tables {
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

function embed(pdf: PDFDocument, file: Buffer, { glyphOf, widths }: Tables): PDFRef {
  const { context } = pdf;
  const descriptor = context.register(context.obj({
    Type: 'FontDescriptor', FontName: 'LiberationSans', Flags: 32, FontBBox: [-544, -303, 1302, 980], ItalicAngle: 0, Ascent: 905, Descent: -212, CapHeight: 729, StemV: 80,
    FontFile2: context.register(context.flateStream(new Uint8Array(file))),
  }));
  const letters = context.register(context.obj({
    Type: 'Font', Subtype: 'CIDFontType2', BaseFont: 'LiberationSans', FontDescriptor: descriptor, CIDToGIDMap: 'Identity', DW: 500,
    CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 }, W: [0, widths],
  }));
  return context.register(context.obj({
    Type: 'Font', Subtype: 'Type0', BaseFont: 'LiberationSans', Encoding: 'Identity-H', DescendantFonts: [letters], ToUnicode: context.register(context.flateStream(toUnicode(glyphOf))),
  }));
}

function toUnicode(glyphOf: Map<number, number>): string {
  const rows = [...new Map([...glyphOf].reverse().map(([letter, glyph]) => [glyph, letter]))].map(([glyph, letter]) => `<${hex(glyph)}> <${hex(letter)}>`);
  const blocks = Array.from({ length: Math.ceil(rows.length / 100) }, (_, at) => rows.slice(100 * at, 100 * at + 100)).map((some) => `${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`);
  return ['/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Letters def /CMapType 2 def', '1 begincodespacerange <0000> <ffff> endcodespacerange', ...blocks, 'endcmap end end'].join('\n');
}
