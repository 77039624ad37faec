import sharp from 'sharp';
import type { TitleType } from '#app/domains/titles/model/title-type.ts';
import { outlineText, textWidth } from '#app/platform/pictures/outline-text.server.ts';
import type { Family } from '#app/platform/pictures/outline-text.server.ts';
import { chanceOf } from '../chance.ts';
import { animeMotifs } from './anime.ts';
import { filmMotifs } from './film.ts';
import { gameMotifs } from './game.ts';
import { seriesMotifs } from './series.ts';
import { height, palettes, path, rect, width } from './shapes.ts';
import type { Palette, PaletteName, Scene } from './shapes.ts';

export const motifs = { film: filmMotifs, series: seriesMotifs, anime: animeMotifs, game: gameMotifs } as const satisfies Record<TitleType, Record<string, (scene: Scene) => string>>;

export type Cover = { type: TitleType; name: string; /** Under the name: who made it. */ line: string; palette: PaletteName; motif: string };

/** How a name is set: the weight is what is added around each letter, in units of its face. */
const faces: Record<TitleType, { family: Family; weight: number; size: number; tallest: number }> = {
  film: { family: 'serif', weight: 26, size: 104, tallest: 330 },
  series: { family: 'sans', weight: 62, size: 96, tallest: 212 },
  anime: { family: 'serif', weight: 34, size: 104, tallest: 330 },
  game: { family: 'sans', weight: 84, size: 96, tallest: 330 },
};
const side = 56;
const bottom = 1_130;
const leading = 1.1;

/** The cover as SVG: a picture by the title's motif, and its words on a ground of their own. The same words make the same picture. */
export function drawCover({ type, name, line, palette: paletteName, motif }: Cover): string {
  const palette = palettes[paletteName];
  const draw = (motifs[type] as Record<string, (scene: Scene) => string>)[motif];
  if (!draw) throw new Error(`${type} has no motif ${motif}`);
  const chance = chanceOf([...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) >>> 0, 7));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${draw({ palette, chance })}${words(type, name, line, palette)}</svg>`;
}

/** PNG, as somebody would upload it. */
export const coverPicture = (cover: Cover): Promise<Buffer> => sharp(Buffer.from(drawCover(cover))).png().toBuffer();

function words(type: TitleType, name: string, line: string, { deep, pale, accent }: Palette): string {
  const { family, weight, size: largest, tallest } = faces[type];
  const { lines, size } = fitted(name, family, largest, tallest);
  const top = bottom - 52 - (lines.length - 1) * size * leading;
  const ink = (text: string, y: number) => `<g stroke="${pale}" stroke-width="${weight}" stroke-linejoin="round">${outlineText({ text, x: side, y, size, fill: pale, family })}</g>`;
  const ground = grounds[type](top - size * 0.98, deep, accent);
  return `${ground}${lines.map((text, at) => ink(text, top + at * size * leading)).join('')}${outlineText({ text: line, x: side, y: bottom + 14, size: 34, fill: pale, family: 'sans', maxWidth: width - 2 * side })}`;
}

/** What the words lie on: each type its own edge. */
const grounds: Record<TitleType, (top: number, deep: string, accent: string) => string> = {
  film: (top, deep, accent) => rect(0, top - 40, width, height, deep) + rect(0, top - 40, width, 8, accent),
  series: (_top, deep, accent) => rect(0, 852, width, height, deep) + rect(0, 852, 136, 10, accent),
  anime: (top, deep) => path(`M0 ${top - 20} Q200 ${top - 90} 400 ${top - 40} T${width} ${top - 40} V${height} H0 Z`, deep),
  game: (top, deep, accent) => rect(0, top - 30, width, height, deep) + Array.from({ length: 16 }, (_, at) => rect(at * 50, top - 40, 25, 10, deep) + (at % 4 === 0 ? rect(at * 50 + 25, top - 40, 25, 10, accent) : '')).join(''),
};

/** The name as large as the ground for words allows, its lines about as long as each other. */
function fitted(name: string, family: Family, largest: number, tallest: number): { lines: string[]; size: number } {
  for (let size = largest; size > 40; size -= 4) {
    const measure = (text: string) => textWidth(family, size, text) * 1.03;
    const lines = wrapped(name, measure, width - 2 * side);
    if (!lines || lines.length * size * leading > tallest) continue;
    let even = lines;
    for (let narrow = width - 2 * side; ; narrow -= 12) {
      const other = wrapped(name, measure, narrow);
      if (!other || other.length > lines.length) return { lines: even, size };
      even = other;
    }
  }
  return { lines: [name], size: 40 };
}

/** Null when a word is wider than a line. A preposition goes with what follows it. */
function wrapped(name: string, measure: (text: string) => number, limit: number): string[] | null {
  const lines: string[] = [];
  for (const word of name.replace(/(?<=^| )([\p{L}]{1,2}) /gu, '$1\u00a0').split(' ')) {
    if (measure(word) > limit) return null;
    const last = lines.at(-1);
    if (last !== undefined && measure(`${last} ${word}`) <= limit) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
