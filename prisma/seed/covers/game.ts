import { disc, height, hills, line, path, polygon, rect, ring, times, width } from './shapes.ts';
import type { Scene } from './shapes.ts';

/* A game is a board: blocks seen from above and aside, or squares that make a creature. */

const [half, quarter] = [62, 31];

/** A block of so many steps, standing on a cell of the board. */
function block(column: number, row: number, steps: number, [top, left, right]: readonly [string, string, string], origin = 330): string {
  const x = width / 2 + (column - row) * half;
  const y = origin + (column + row) * quarter - steps * quarter;
  const deep = steps * quarter + 40;
  return polygon([[x - half, y], [x, y + quarter], [x, y + quarter + deep], [x - half, y + deep]], left)
    + polygon([[x + half, y], [x, y + quarter], [x, y + quarter + deep], [x + half, y + deep]], right)
    + polygon([[x, y - quarter], [x + half, y], [x, y + quarter], [x - half, y]], top);
}

const board = (size: number, draw: (column: number, row: number) => string): string => times(size * size, (at) => draw(at % size, Math.floor(at / size)));

const land = ({ palette: { ground, tones, accent, pale, deep }, chance }: Scene): string => {
  const [cx, cy] = [chance.between(1, 3), chance.between(1, 3)];
  return rect(0, 0, width, height, ground) + disc(chance.pick([170, 630]), 190, 84, accent) + board(6, (column, row) => {
    const steps = Math.max(0, Math.round(5.5 - Math.hypot(column - cx, row - cy) * 1.5 + chance.next() * 1.2));
    return block(column, row, steps, steps > 4 ? [pale, tones[0], tones[1]] : steps > 0 ? [tones[0], tones[1], tones[2]] : [accent, tones[2], deep], 400);
  });
};

const town = ({ palette: { ground, tones, accent, pale, deep }, chance }: Scene): string =>
  rect(0, 0, width, height, ground) + board(6, (column, row) => {
    const steps = column % 3 === 2 || row % 3 === 2 ? 0 : chance.between(2, 8);
    return block(column, row, steps, steps === 0 ? [tones[1], tones[2], deep] : chance.happens(0.2) ? [accent, tones[1], tones[2]] : [pale, tones[0], tones[1]], 430);
  });

const isDark = (colour: string): boolean => Number.parseInt(colour.slice(3, 5), 16) < 110;

/** Half of it by chance, the other half its mirror. */
const creature = ({ palette: { ground, tones, accent, pale, deep }, chance }: Scene): string => {
  const [side, across] = [52, 11];
  const left = (width - across * side) / 2;
  const [body, edge] = isDark(ground) ? [pale, tones[0]] : [tones[2], tones[1]];
  let squares = '';
  for (let row = 0; row < 11; row += 1) {
    for (let column = 0; column <= 5; column += 1) {
      const near = 1 - Math.hypot((5 - column) / 6.4, (row - 5) / 6.6);
      if (!chance.happens(0.3 + near * 1.3)) continue;
      const fill = near > 0.66 ? accent : chance.happens(0.4) ? edge : body;
      for (const at of new Set([column, across - 1 - column])) squares += rect(left + at * side + 2, 120 + row * side + 2, side - 4, side - 4, fill, 'rx="4"');
    }
  }
  const eye = (column: number) => rect(left + column * side + 2, 120 + 4 * side + 2, side - 4, side - 4, deep, 'rx="4"');
  return rect(0, 0, width, height, ground) + times(18, (at) => line(0, at * 52 + 16, width, at * 52 + 16, tones[1], 2, 'opacity="0.3"')) + times(16, (at) => line(at * 52 + 14, 0, at * 52 + 14, 900, tones[1], 2, 'opacity="0.3"')) + squares + eye(3) + eye(7);
};

const fallen = ({ palette: { ground, tones, accent, pale }, chance }: Scene): string => {
  const side = 72;
  const piece = (x: number, y: number, cells: readonly (readonly [number, number])[], fill: string) => cells.map(([cx, cy]) => rect(40 + (x + cx) * side + 3, 30 + (y + cy) * side + 3, side - 6, side - 6, fill, 'rx="6"') + rect(40 + (x + cx) * side + 14, 30 + (y + cy) * side + 14, side - 28, side - 28, pale, 'rx="4" opacity="0.22"')).join('');
  const heap = times(40, (at) => (chance.happens(0.86) || at > 29 ? piece(at % 10, 7 + Math.floor(at / 10), [[0, 0]], chance.pick([tones[0], tones[1], accent])) : ''));
  return rect(0, 0, width, height, ground) + times(11, (at) => line(40 + at * side, 0, 40 + at * side, 900, tones[2], 2)) + piece(4, 3, [[0, 0], [0, 1], [0, 2], [1, 2]], accent) + piece(1, 0, [[0, 0], [1, 0], [1, 1], [2, 1]], tones[0]) + heap;
};

const maze = ({ palette: { ground, tones, accent, pale }, chance }: Scene): string => {
  const side = 58;
  const walls = times(182, (at) => { const x = 24 + (at % 13) * side; const y = 20 + Math.floor(at / 13) * side; return chance.happens(0.5) ? line(x, y, x + side, y + side, at % 5 === 0 ? pale : tones[0], 13, 'stroke-linecap="round"') : line(x + side, y, x, y + side, at % 7 === 0 ? pale : tones[1], 13, 'stroke-linecap="round"'); });
  return rect(0, 0, width, height, ground) + walls + disc(400, 430, 132, ground) + disc(400, 430, 104, accent) + disc(400, 430, 40, pale);
};

const planets = ({ palette: { ground, tones, accent, pale }, chance }: Scene): string =>
  rect(0, 0, width, height, ground) + times(80, () => rect(chance.between(0, 790), chance.between(0, 830), 5, 5, pale, 'opacity="0.7"')) + times(5, (at) => { const r = 130 + at * 96; const a = chance.next() * 6.28; return ring(400, 430, r, pale, 3, 'stroke-dasharray="3 13" opacity="0.55"') + disc(400 + Math.cos(a) * r, 430 + Math.sin(a) * r, 18 + chance.between(0, 26), [pale, tones[0], accent, tones[1], pale][at] ?? pale); }) + disc(400, 430, 78, accent);

const summit = ({ palette: { ground, tones, accent, pale, deep }, chance }: Scene): string => {
  let steps = '';
  for (let row = 0; row < 16; row += 1) for (let column = 0; column < 16; column += 1) {
    const inside = row > 0 && Math.abs(column - 7.5) < Math.max(1, (row - 1) * 0.56 + chance.next() * 1.2);
    if (inside) steps += rect(column * 50, 150 + row * 46, 50, 46, row < 5 ? pale : column > 7 + (row % 3) ? tones[1] : tones[0]) + (chance.happens(0.08) ? rect(column * 50 + 12, 162 + row * 46, 24, 22, tones[2]) : '');
  }
  return rect(0, 0, width, height, ground) + rect(560, 90, 120, 120, accent) + steps + rect(397, 116, 6, 82, pale) + polygon([[403, 116], [462, 136], [403, 156]], accent) + hills(chance, 800, 40, deep);
};

/** Printed in two colours, as an engraving is: the sky is lines. */
const ship = ({ palette: { ground, tones, deep, accent, pale }, chance }: Scene): string => {
  const sail = (x: number, y: number, w: number, h: number) => path(`M${x - w / 2} ${y} Q${x} ${y + h * 0.3} ${x + w / 2} ${y} L${x + w / 2 + 14} ${y + h} Q${x} ${y + h * 0.72} ${x - w / 2 - 14} ${y + h} Z`, pale, `stroke="${deep}" stroke-width="5"`);
  const mast = (x: number, top: number) => rect(x - 5, top, 10, 660 - top, deep);
  return rect(0, 0, width, height, ground) + times(34, (at) => rect(0, 20 + at * 20, width, 1.5 + at * 0.18, tones[0])) + disc(590, 210, 96, accent) + mast(270, 170) + mast(420, 110) + mast(560, 210)
    + sail(270, 210, 130, 120) + sail(270, 360, 160, 150) + sail(420, 150, 150, 140) + sail(420, 320, 190, 180) + sail(560, 250, 110, 110) + sail(560, 390, 140, 130) + polygon([[130, 560], [30, 470], [150, 588]], deep)
    + path('M130 600 H690 L700 540 H720 L664 740 H206 Q150 690 130 600 Z', deep) + times(8, (at) => rect(220 + at * 56, 640, 22, 20, pale)) + times(7, (at) => path(`M${-60 + at * 140} 748 Q${10 + at * 140} ${700 + chance.between(-6, 6)} ${80 + at * 140} 748 V940 H${-60 + at * 140} Z`, tones[at % 2 === 0 ? 1 : 2])) + rect(0, 746, width, 300, tones[2]);
};

const doorways = ({ palette: { ground, tones, deep, accent, pale } }: Scene): string => {
  const oval = (x: number, y: number, rx: number, ry: number, fill: string) => `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"/>`;
  const hole = (x: number, y: number, colour: string) => oval(x, y, 118, 196, colour) + oval(x, y, 100, 176, pale) + oval(x, y, 90, 164, deep);
  return rect(0, 0, width, height, ground) + times(5, (row) => times(4, (at) => rect(at * 204 - 4, row * 204 - 20, 196, 196, row % 2 === at % 2 ? tones[0] : pale, 'opacity="0.45"'))) + hole(210, 300, accent) + hole(590, 560, tones[1]) + disc(604, 482, 30, pale) + path('M566 640 L560 534 Q604 506 640 540 L700 500 L712 520 L644 584 L650 640 L690 700 L668 714 L616 652 L576 720 L552 708 Z', pale);
};

export const gameMotifs = { land, town, creature, fallen, maze, planets, summit, ship, doorways };
