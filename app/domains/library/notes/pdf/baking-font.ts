import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFString } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import { hex, readTrueType, toUnicode } from './true-type.ts';
import type { TrueType } from './true-type.ts';

export type BakingFont = {
  /** Put into the file when the first text needs it. */
  ref(): PDFRef;
  /** Words as the numbers of their glyphs, hexadecimal. */
  encode(text: string): string;
  /** In thousandths of the size. */
  widthOf(text: string): number;
};

/** Liberation Sans, which comes with pdf.js: Latin, Cyrillic and Greek, free to be embedded. */
export function bakingFont(pdf: PDFDocument): BakingFont {
  const file = readFileSync(createRequire(import.meta.url).resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'));
  const { glyphOf, widths } = readTrueType(file);
  const glyph = (letter: string) => glyphOf.get(letter.codePointAt(0) ?? 0) ?? 0;
  let made: PDFRef | null = null;
  return {
    ref: () => (made ??= embed(pdf, file, { glyphOf, widths })),
    encode: (text) => [...text].map((letter) => hex(glyph(letter))).join(''),
    widthOf: (text) => [...text].reduce((sum, letter) => sum + (widths[glyph(letter)] ?? 500), 0),
  };
}

function embed(pdf: PDFDocument, file: Buffer, { glyphOf, widths }: TrueType): PDFRef {
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
