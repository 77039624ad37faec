import { disc, height, hills, line, path, polygon, rect, ring, times, width } from './shapes.ts';
import type { Scene } from './shapes.ts';

/* A series is a sheet of moments: the same thing twelve times, a little later each time. */

const [columns, rows, gap, margin] = [3, 4, 16, 40];
const cellWidth = (width - 2 * margin - (columns - 1) * gap) / columns;
const cellHeight = 186;

type Moment = (x: number, y: number, at: number) => string;

/** Twelve frames, each cut off at its own edges. */
const sheet = (ground: string, frame: (at: number) => string, moment: Moment): string =>
  rect(0, 0, width, height, ground) + times(columns * rows, (at) => {
    const x = margin + (at % columns) * (cellWidth + gap);
    const y = margin + Math.floor(at / columns) * (cellHeight + gap);
    return `<svg x="${x.toFixed(1)}" y="${y}" width="${cellWidth.toFixed(1)}" height="${cellHeight}" viewBox="0 0 ${cellWidth.toFixed(1)} ${cellHeight}">${rect(0, 0, cellWidth, cellHeight, frame(at))}${moment(cellWidth / 2, cellHeight / 2, at)}</svg>`;
  });

const phases = ({ palette: { deep, tones, pale, accent } }: Scene): string =>
  sheet(deep, (at) => tones[at % 2 === 0 ? 1 : 2], (x, y, at) => disc(x, y, 62, at === 7 ? accent : pale) + disc(x + (at - 6) * 24, y, 64, tones[at % 2 === 0 ? 1 : 2]));

const clocks = ({ palette: { ground, tones, pale, deep, accent } }: Scene): string =>
  sheet(ground, (at) => (at === 10 ? accent : tones[at % 3] ?? tones[0]), (x, y, at) => {
    const hand = (turn: number, length: number, weight: number) => line(x, y, x + Math.sin(turn) * length, y - Math.cos(turn) * length, deep, weight, 'stroke-linecap="round"');
    return disc(x, y, 74, pale) + times(12, (tick) => disc(x + Math.sin(tick * Math.PI / 6) * 60, y - Math.cos(tick * Math.PI / 6) * 60, tick % 3 === 0 ? 5 : 2.5, deep)) + hand((at / 12) * Math.PI * 2, 34, 9) + hand((at * 5 / 12) * Math.PI * 2, 52, 5) + disc(x, y, 7, accent);
  });

const tide = ({ palette: { ground, tones, pale, deep, accent }, chance }: Scene): string =>
  sheet(deep, () => ground, (x, _y, at) => {
    const level = 150 - at * 9;
    return disc(x + (at - 6) * 14, 58 + Math.abs(at - 5) * 7, 32, accent) + hills(chance, level - 16, 24, tones[0], cellHeight) + path(`M0 ${level} Q${x / 2} ${level - 22} ${x} ${level} T${x * 2} ${level} V${cellHeight} H0 Z`, tones[1]) + path(`M0 ${level + 30} Q${x / 2} ${level + 8} ${x} ${level + 30} T${x * 2} ${level + 30} V${cellHeight} H0 Z`, tones[2]) + (at === 4 ? polygon([[x - 40, level - 4], [x + 40, level - 4], [x + 24, level + 16], [x - 24, level + 16]], pale) + polygon([[x, level - 66], [x, level - 10], [x + 38, level - 10]], pale) : '');
  });

const lamps = ({ palette: { deep, tones, pale, accent } }: Scene): string =>
  sheet(deep, () => tones[2], (x, y, at) => {
    const isLit = at % 5 === 1 || at === 8;
    return (isLit ? polygon([[x - 20, y - 26], [x + 20, y - 26], [x + 92, cellHeight], [x - 92, cellHeight]], accent, 'opacity="0.85"') : '') + line(x, 0, x, y - 40, pale, 4) + path(`M${x - 44} ${y - 20} A44 44 0 0 1 ${x + 44} ${y - 20} Z`, isLit ? pale : tones[0]) + (isLit ? disc(x, y - 14, 13, pale) : '') + rect(x - 60, cellHeight - 34, 120, 8, isLit ? deep : tones[1]) + rect(x - 8, cellHeight - 34, 16, 40, isLit ? deep : tones[1]);
  });

const doors = ({ palette: { ground, tones, pale, deep, accent } }: Scene): string =>
  sheet(pale, (at) => (at % 2 === 0 ? ground : tones[0]), (x, _y, at) => {
    const open = (at / 11) * 66;
    return rect(x - 48, 28, 96, 158, deep) + rect(x - 40, 36, 80, 150, at === 11 ? accent : tones[2], `opacity="${at === 11 ? 1 : 0.6}"`) + polygon([[x - 40, 36], [x + 40 - open, 36 + open * 0.22], [x + 40 - open, 186 - open * 0.05], [x - 40, 186]], tones[1]) + disc(x + 28 - open * 0.9, 114, 5, pale);
  });

const tapes = ({ palette: { ground, tones, pale, deep, accent }, chance }: Scene): string =>
  sheet(ground, (at) => (at % 4 === 3 ? deep : tones[2]), (x, y, at) => times(15, (bar) => {
    const tall = (0.2 + chance.next() * 0.8) * (40 + 100 * Math.exp(-(((bar - 1 - at) / 4) ** 2)));
    return rect(x - 112 + bar * 15.4, y - tall / 2, 8, tall, bar === at + 1 ? accent : pale, 'rx="4"');
  }));

const rings = ({ palette: { ground, tones, pale, deep, accent } }: Scene): string =>
  sheet(pale, (at) => [ground, tones[0], tones[1]][at % 3] ?? ground, (x, y, at) => times(5, (r) => ring(x, y, 14 + r * 15 + at * 1.5, r === at % 5 ? accent : deep, 5)) + disc(x, y, 7, accent));

export const seriesMotifs = { phases, clocks, tide, lamps, doors, tapes, rings };
