import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFArray, PDFDocument, PDFHexString, PDFName, PDFString, degrees } from '@cantoo/pdf-lib';
import type { PDFPage, PDFRef } from '@cantoo/pdf-lib';
import { readFont } from './read-font.ts';

export type OutlineEntry = { title: string; page: number; children?: OutlineEntry[] };

export type PdfPageOptions = {
  /** Lines from the top; '' is an empty one. */
  text?: string | readonly string[];
  rotate?: 0 | 90 | 180 | 270;
  size?: [width: number, height: number];
  fontSize?: number;
  /** A highlight with a note over the first line, as another program leaves it. */
  note?: string;
};

export type PdfOptions = {
  pages?: readonly (PdfPageOptions | string)[];
  title?: string;
  author?: string;
  subject?: string;
  labels?: readonly string[];
  outline?: readonly OutlineEntry[];
  /** Asked for when it is opened. */
  password?: string;
  /** A text field of that name. */
  field?: string;
  /** Run on opening by viewers that run such things. */
  javascript?: string;
  /** Weighs at least so many bytes, by something that no page shows. */
  padTo?: number;
};

const font = readFont(readFileSync(createRequire(import.meta.url).resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf')));

/** A small PDF of one's own making, with letters of many alphabets; the same options make the same file. */
export async function makePdf({ pages = ['Hello'], ...options }: PdfOptions = {}): Promise<Buffer<ArrayBuffer>> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const face = embedFont(pdf);
  const made = pages.map((page) => addPage(pdf, face, typeof page === 'string' ? { text: page } : page));
  if (options.title !== undefined) pdf.setTitle(options.title);
  if (options.author !== undefined) pdf.setAuthor(options.author);
  if (options.subject !== undefined) pdf.setSubject(options.subject);
  if (options.labels) addLabels(pdf, options.labels);
  if (options.outline) addOutline(pdf, made, options.outline);
  if (options.field) pdf.getForm().createTextField(options.field).addToPage(made[0]!, { x: 50, y: 50, width: 200, height: 24 });
  if (options.javascript) pdf.addJavaScript('opening', options.javascript);
  if (options.padTo) pdf.catalog.set(PDFName.of('Padding'), pdf.context.register(pdf.context.stream(new Uint8Array(options.padTo))));
  if (options.password !== undefined) pdf.encrypt({ userPassword: options.password, ownerPassword: `${options.password}-owner` });
  return Buffer.from(await pdf.save({ useObjectStreams: false, updateFieldAppearances: false }));
}

/** `first` … `last`, each page saying which it is. */
export const numberedPages = (count: number, say = (number: number) => `Page ${number}`): PdfPageOptions[] => Array.from({ length: count }, (_, at) => ({ text: say(at + 1) }));

function embedFont(pdf: PDFDocument): PDFRef {
  const { context } = pdf;
  const file = context.register(context.flateStream(font.bytes));
  const descriptor = context.register(context.obj({
    Type: 'FontDescriptor', FontName: 'LiberationSans', Flags: 32, FontBBox: [-544, -303, 1302, 980], ItalicAngle: 0, Ascent: 905, Descent: -212, CapHeight: 729, StemV: 80, FontFile2: file,
  }));
  const cid = context.register(context.obj({
    Type: 'Font', Subtype: 'CIDFontType2', BaseFont: 'LiberationSans', FontDescriptor: descriptor, CIDToGIDMap: 'Identity', DW: 500,
    CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 }, W: [0, font.widths],
  }));
  return context.register(context.obj({
    Type: 'Font', Subtype: 'Type0', BaseFont: 'LiberationSans', Encoding: 'Identity-H', DescendantFonts: [cid], ToUnicode: context.register(context.flateStream(font.toUnicode)),
  }));
}

function addPage(pdf: PDFDocument, face: PDFRef, { text = [], rotate = 0, size = [595, 842], fontSize = 12, note }: PdfPageOptions): PDFPage {
  const page = pdf.addPage(size);
  page.setRotation(degrees(rotate));
  page.node.setFontDictionary(PDFName.of('F1'), face);
  const lines = typeof text === 'string' ? text.split('\n') : text;
  const shown = lines.map((line, at) => `BT /F1 ${fontSize} Tf 1 0 0 1 60 ${size[1] - 70 - at * 1.35 * fontSize} Tm <${font.encode(line)}> Tj ET`).join('\n');
  page.node.addContentStream(pdf.context.register(pdf.context.stream(shown)));
  if (note !== undefined) {
    const top = size[1] - 70 + fontSize;
    page.node.addAnnot(pdf.context.register(pdf.context.obj({
      Type: 'Annot', Subtype: 'Highlight', Rect: [60, top - 1.4 * fontSize, 200, top], QuadPoints: [60, top, 200, top, 60, top - 1.4 * fontSize, 200, top - 1.4 * fontSize],
      C: [1, 0.9, 0.2], F: 4, Contents: PDFHexString.fromText(note), T: PDFHexString.fromText('Reader'),
    })));
  }
  return page;
}

function addLabels(pdf: PDFDocument, labels: readonly string[]): void {
  const nums = labels.flatMap((label, at) => [at, { P: PDFHexString.fromText(label) }]);
  pdf.catalog.set(PDFName.of('PageLabels'), pdf.context.obj({ Nums: nums } as never));
}

function addOutline(pdf: PDFDocument, pages: readonly PDFPage[], entries: readonly OutlineEntry[]): void {
  const { context } = pdf;
  const add = (parent: PDFRef, below: readonly OutlineEntry[]): { First?: PDFRef; Last?: PDFRef; Count: number } => {
    const refs = below.map(() => context.nextRef());
    below.forEach(({ title, page, children = [] }, at) => {
      const dest = PDFArray.withContext(context);
      dest.push(pages[page - 1]!.ref);
      dest.push(PDFName.of('Fit'));
      const links = { ...(at > 0 && { Prev: refs[at - 1] }), ...(at < refs.length - 1 && { Next: refs[at + 1] }) };
      context.assign(refs[at]!, context.obj({ Title: PDFHexString.fromText(title), Parent: parent, Dest: dest, ...links, ...(children.length > 0 && add(refs[at]!, children)) } as never));
    });
    return { First: refs[0], Last: refs.at(-1), Count: below.length };
  };
  const root = context.nextRef();
  context.assign(root, context.obj({ Type: 'Outlines', ...add(root, entries) } as never));
  pdf.catalog.set(PDFName.of('Outlines'), root);
}
