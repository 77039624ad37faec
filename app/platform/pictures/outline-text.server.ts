import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';

/*
 * Text as outlines of the app's own faces: a drawing with them looks the same on a machine without a single font.
 */

type Glyph = { path: { toSVG(): string } };
type Face = { unitsPerEm: number; hasGlyphForCodePoint(code: number): boolean; layout(text: string): { glyphs: Glyph[]; positions: { xAdvance: number; xOffset: number; yOffset: number }[] } };

export type Family = 'serif' | 'sans';

const alphabets = ['latin', 'cyrillic', 'latin-ext', 'cyrillic-ext', 'greek'] as const;
const packages: Record<Family, string> = { serif: 'literata', sans: 'inter' };
const faces = new Map<string, Face>();

/** A face is read when its first letter is met, and kept. */
function face(family: Family, alphabet: string): Face {
  const name = `@fontsource-variable/${packages[family]}/files/${packages[family]}-${alphabet}-wght-normal.woff2`;
  const known = faces.get(name);
  if (known) return known;
  const made = fontkit.create(readFileSync(createRequire(import.meta.url).resolve(name))) as unknown as Face;
  faces.set(name, made);
  return made;
}

const faceOf = (family: Family, code: number): Face | null =>
  alphabets.map((alphabet) => () => face(family, alphabet)).find((one) => one().hasGlyphForCodePoint(code))?.() ?? null;

/** Pieces of a text that one face has; letters that no face has are left out. */
function pieces(family: Family, text: string): { face: Face; text: string }[] {
  const found: { face: Face; text: string }[] = [];
  for (const letter of text.replace(/\s/g, ' ')) {
    const of = faceOf(family, letter.codePointAt(0) ?? 0);
    const last = found.at(-1);
    if (!of) continue;
    if (last && (last.face === of || letter === ' ')) last.text += letter;
    else found.push({ face: of, text: letter });
  }
  return found;
}

type Outline = { width: number; paths: { at: number; scale: number; d: string }[] };

function outline(family: Family, size: number, text: string): Outline {
  let width = 0;
  const paths: Outline['paths'] = [];
  for (const piece of pieces(family, text)) {
    const scale = size / piece.face.unitsPerEm;
    const run = piece.face.layout(piece.text);
    run.glyphs.forEach((glyph, index) => {
      const position = run.positions[index];
      const d = glyph.path.toSVG();
      if (d !== '') paths.push({ at: width + (position?.xOffset ?? 0) * scale, scale, d });
      width += (position?.xAdvance ?? 0) * scale;
    });
  }
  return { width, paths };
}

export const textWidth = (family: Family, size: number, text: string): number => outline(family, size, text).width;

export type OutlinedText = { text: string; x: number; y: number; size: number; fill: string; family?: Family; anchor?: 'start' | 'middle' | 'end'; maxWidth?: number };

/** The text as SVG at its place; what is wider than it may be ends with an ellipsis. */
export function outlineText({ text, x, y, size, fill, family = 'sans', anchor = 'start', maxWidth = Infinity }: OutlinedText): string {
  let { width, paths } = outline(family, size, text);
  for (let letters = [...text]; width > maxWidth && letters.length > 1;) {
    letters = letters.slice(0, Math.min(letters.length - 1, Math.ceil(letters.length * (maxWidth / width))));
    ({ width, paths } = outline(family, size, `${letters.join('').trimEnd()}…`));
  }
  const from = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
  const placed = paths.map(({ at, scale, d }) => `<path transform="translate(${fixed(from + at)} ${fixed(y)}) scale(${scale} ${-scale})" d="${d}"/>`);
  return `<g fill="${fill}">${placed.join('')}</g>`;
}

const fixed = (value: number): string => value.toFixed(2);
