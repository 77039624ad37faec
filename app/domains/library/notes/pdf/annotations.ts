import { PDFHexString } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib';
import type { NoteColor } from '../model/note-kinds.ts';
import { boundsOf } from '../model/places.ts';
import type { Place } from '../model/places.ts';
import type { BakingFont } from './baking-font.ts';
import type { BakedNote } from './tasks.ts';
import { wrapLines } from './wrap-lines.ts';

/** Of each colour: the marker, as a PDF counts it. */
const tints: Record<NoteColor, readonly [number, number, number]> = {
  yellow: [1, 0.86, 0.3], green: [0.6, 0.85, 0.5], blue: [0.5, 0.78, 0.96], pink: [0.97, 0.62, 0.77], purple: [0.77, 0.65, 0.95],
};
const lines: Record<NoteColor, readonly [number, number, number]> = {
  yellow: [0.7, 0.5, 0], green: [0.2, 0.5, 0.15], blue: [0.1, 0.4, 0.65], pink: [0.7, 0.2, 0.45], purple: [0.42, 0.28, 0.65],
};

type Box = readonly [number, number, number, number];
type Look = { box: Box; content: string; resources?: Record<string, unknown> };
type Tools = { pdf: PDFDocument; page: PDFPage; font: BakingFont };

/** What every viewer shows is drawn here; that it can be opened and read as a note, the entries beside it say. */
function addAnnotation({ pdf, page }: Tools, note: BakedNote, entries: Record<string, unknown>, { box, content, resources = {} }: Look): void {
  const { context } = pdf;
  const form = context.stream(content, { Type: 'XObject', Subtype: 'Form', FormType: 1, BBox: [...box], Resources: resources } as never);
  const annotation = {
    Type: 'Annot', Rect: [...box], F: 4, NM: PDFHexString.fromText(`kruzhok-${note.id}`), M: PDFHexString.fromText(note.modified), T: PDFHexString.fromText(note.author),
    ...(note.body !== '' && { Contents: PDFHexString.fromText(note.body) }), AP: { N: context.register(form) }, ...entries,
  };
  page.node.addAnnot(context.register(context.obj(annotation as never)));
}

const numbers = (values: readonly number[]) => values.map((value) => Math.round(value * 100) / 100).join(' ');
const grow = ([left, bottom, right, top]: Box, by: number): Box => [left - by, bottom - by, right + by, top + by];

/** Marker over words: multiplied with the paper, so that the words stay black. */
function addHighlight(tools: Tools, note: BakedNote, quads: readonly number[][]): void {
  const tint = tints[note.color];
  const content = quads.map(([x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0, x4 = 0, y4 = 0]) => `${numbers([x1, y1])} m ${numbers([x2, y2])} l ${numbers([x4, y4])} l ${numbers([x3, y3])} l h f`).join('\n');
  const box = boundsOf({ quads: quads as number[][] }) ?? [0, 0, 0, 0];
  addAnnotation(tools, note, { Subtype: 'Highlight', C: [...tint], QuadPoints: quads.flat(), CA: 1 }, {
    box, content: `/Multiply gs ${numbers(tint)} rg\n${content}`, resources: { ExtGState: { Multiply: { Type: 'ExtGState', BM: 'Multiply' } } },
  });
}

function addInk(tools: Tools, note: BakedNote, strokes: readonly number[][]): void {
  const tint = lines[note.color];
  const drawn = strokes.map((stroke) => Array.from({ length: stroke.length / 2 }, (_, at) => `${numbers(stroke.slice(2 * at, 2 * at + 2))} ${at === 0 ? 'm' : 'l'}`).concat(stroke.length === 2 ? [`${numbers(stroke)} l`] : []).join(' ')).join(' S\n');
  const box = grow(boundsOf({ ink: strokes as number[][] }) ?? [0, 0, 0, 0], 3);
  addAnnotation(tools, note, { Subtype: 'Ink', C: [...tint], InkList: strokes.map((stroke) => [...stroke]), BS: { W: 2 } }, { box, content: `${numbers(tint)} RG 2 w 1 J 1 j\n${drawn} S` });
}

const size = 10;

/** Words on the page, in lines that fit their box, which grows downwards with them. */
function addText(tools: Tools, note: BakedNote, rect: Box): void {
  const { font } = tools;
  const [left, , right, top] = rect;
  const width = Math.max(right - left, 60);
  const rows = wrapLines(note.body.slice(0, 4_000), ((width - 8) * 1000) / size, font.widthOf).slice(0, 200);
  const height = Math.max(rows.length * size * 1.3 + 8, top - rect[1]);
  const box: Box = [left, top - height, left + width, top];
  const shown = rows.map((row, at) => `BT /F1 ${size} Tf 1 0 0 1 ${numbers([left + 4, top - 4 - size - at * size * 1.3])} Tm <${font.encode(row)}> Tj ET`).join('\n');
  const frame = `1 0.995 0.975 rg ${numbers(lines[note.color])} RG 0.75 w ${numbers([box[0] + 0.5, box[1] + 0.5, width - 1, height - 1])} re B\n0.14 0.12 0.09 rg\n`;
  addAnnotation(tools, note, { Subtype: 'FreeText', DA: PDFHexString.fromText(`/Helv ${size} Tf 0 g`), C: [...lines[note.color]] }, { box, content: frame + shown, resources: { Font: { F1: font.ref() } } });
}

/** A leaf at the edge of the page, whose words viewers show when it is opened. */
function addPin(tools: Tools, note: BakedNote, at: { x: number; y: number }): void {
  const box: Box = [at.x, at.y - 18, at.x + 18, at.y];
  const [x, y] = [at.x, at.y];
  const sheet = `${numbers(tints[note.color])} rg ${numbers(lines[note.color])} RG 1 w ${numbers([x + 1, y - 17, 16, 16])} re B`;
  const rows = [5, 9, 13].map((down) => `${numbers([x + 4, y - down])} m ${numbers([x + 14, y - down])} l S`).join(' ');
  addAnnotation(tools, { ...note, body: note.body || note.quote }, { Subtype: 'Text', Name: 'Note', C: [...tints[note.color]] }, { box, content: `${sheet}\n${rows}` });
}

/** One note on one of its pages. The words of a note over several are on its first only. */
export function addNoteTo(tools: Tools, note: BakedNote, place: Omit<Place, 'key'>, order: number): void {
  if (place.quads?.length) return addHighlight(tools, note, place.quads);
  if (place.ink?.length) return addInk(tools, note, place.ink);
  if (place.rect && note.kind === 'text' && note.body !== '') return addText(tools, note, place.rect as unknown as Box);
  const { x, y, height } = tools.page.getCropBox();
  const [left, , , top] = place.rect ?? [];
  addPin(tools, note, { x: left ?? x + 6, y: top ?? y + height - 12 - order * 22 });
}

