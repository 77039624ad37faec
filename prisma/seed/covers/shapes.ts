import type { Chance } from '../chance.ts';

/** A cover is 800 × 1200. */
export const [width, height] = [800, 1200];

export type Palette = {
  /** Behind everything. */
  ground: string;
  /** Darkest and lightest of the picture. */
  deep: string;
  pale: string;
  /** Between ground and deep, far to near. */
  tones: readonly [string, string, string];
  accent: string;
};

/** What a motif is given: where it may draw (the words have the rest), colours, and chance. */
export type Scene = { palette: Palette; chance: Chance };

export const palettes = {
  dusk: { ground: '#2b2d5b', deep: '#14142e', pale: '#f6e7d0', tones: ['#5a4b86', '#3c3a72', '#1f2048'], accent: '#f2784b' },
  moss: { ground: '#c9c39a', deep: '#232a1c', pale: '#f7f2dc', tones: ['#9aa06d', '#66733f', '#3b4829'], accent: '#c8502e' },
  rust: { ground: '#e9c9a0', deep: '#3a1712', pale: '#fdf3e1', tones: ['#d98b52', '#b4512f', '#6f2a1d'], accent: '#1f6f78' },
  ice: { ground: '#d5e4ea', deep: '#12283a', pale: '#ffffff', tones: ['#9dbccb', '#5b8aa3', '#28526d'], accent: '#e2473f' },
  plum: { ground: '#f0c7c0', deep: '#33122f', pale: '#fff3ec', tones: ['#d98598', '#9c4a75', '#5c2455'], accent: '#f5b53c' },
  sea: { ground: '#0f4c5c', deep: '#08222c', pale: '#f4f1de', tones: ['#2a7f8e', '#17616f', '#0b3946'], accent: '#f2a541' },
  lemon: { ground: '#f5d76e', deep: '#262118', pale: '#fffaf0', tones: ['#e8a33d', '#c2612c', '#6b3a1e'], accent: '#2c6e9b' },
  night: { ground: '#10172f', deep: '#070b18', pale: '#e9edf7', tones: ['#2b3a67', '#1e2a50', '#141d3b'], accent: '#ffd166' },
  coral: { ground: '#f7e3d3', deep: '#2d2a32', pale: '#ffffff', tones: ['#f4a58a', '#e76f51', '#8c3b2e'], accent: '#2a9d8f' },
  jade: { ground: '#dcebdd', deep: '#10302a', pale: '#fbfff8', tones: ['#8fc1a5', '#3f8f79', '#1d5a4d'], accent: '#e4572e' },
  paper: { ground: '#efe9dc', deep: '#1f1d1a', pale: '#fffdf7', tones: ['#c9bfa9', '#8e8371', '#4c453a'], accent: '#c1272d' },
  ember: { ground: '#3b0d11', deep: '#1a0507', pale: '#ffe8d6', tones: ['#d1495b', '#93263a', '#5c1626'], accent: '#ffb703' },
  violet: { ground: '#cfc5ee', deep: '#1d1440', pale: '#fbf9ff', tones: ['#9a86d8', '#6a51b5', '#3a2778'], accent: '#ff7a59' },
} as const satisfies Record<string, Palette>;
export type PaletteName = keyof typeof palettes;

const n = (value: number): string => String(Math.round(value * 10) / 10);

export const rect = (x: number, y: number, w: number, h: number, fill: string, more = ''): string => `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${fill}" ${more}/>`;
export const disc = (x: number, y: number, r: number, fill: string, more = ''): string => `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}" ${more}/>`;
export const ring = (x: number, y: number, r: number, stroke: string, weight: number, more = ''): string => `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="none" stroke="${stroke}" stroke-width="${n(weight)}" ${more}/>`;
export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, weight: number, more = ''): string => `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" stroke="${stroke}" stroke-width="${n(weight)}" ${more}/>`;
export const path = (d: string, fill: string, more = ''): string => `<path d="${d}" fill="${fill}" ${more}/>`;
export const polygon = (points: readonly (readonly [number, number])[], fill: string, more = ''): string => `<polygon points="${points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')}" fill="${fill}" ${more}/>`;

/** A soft range of hills from edge to edge, filled down to the bottom. */
export function hills(chance: Chance, top: number, swing: number, fill: string, bottom = height): string {
  const step = width / 4;
  let d = `M0 ${bottom} L0 ${n(top + chance.next() * swing)}`;
  for (let x = 0; x < width; x += step) d += ` C${n(x + step * 0.4)} ${n(top - swing * chance.next())} ${n(x + step * 0.6)} ${n(top + swing * chance.next())} ${n(x + step)} ${n(top + (chance.next() - 0.5) * swing)}`;
  return path(`${d} L${width} ${bottom} Z`, fill);
}

export const times = (count: number, draw: (at: number) => string): string => Array.from({ length: count }, (_, at) => draw(at)).join('');
