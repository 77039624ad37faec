import type { Chance } from '../chance.ts';
import { disc, height, hills, path, polygon, rect, ring, times, width } from './shapes.ts';
import type { Scene } from './shapes.ts';

/* An anime is a print: flat colour, one big disc, and a pattern that moves across it. */

const petal = (chance: Chance, x: number, y: number, size: number, fill: string) =>
  path('M0 0 C-26 -22 -22 -60 0 -72 L5 -62 L10 -72 C28 -56 26 -20 0 0 Z', fill, `transform="translate(${x.toFixed(0)} ${y.toFixed(0)}) rotate(${chance.between(0, 360)}) scale(${size.toFixed(2)})"`);

const scales = (top: number, colours: readonly string[], paper: string): string => {
  const r = 80;
  return times(Math.ceil((height - top) / 40) + 1, (row) => times(7, (at) => {
    const x = at * r * 1.6 + (row % 2 === 0 ? 0 : r * 0.8) - r * 0.4;
    const y = top + row * 40 + r;
    return disc(x, y, r, colours[row % colours.length] ?? paper) + ring(x, y, r * 0.94, paper, 5) + ring(x, y, r * 0.66, paper, 5) + ring(x, y, r * 0.38, paper, 5);
  }));
};

const waves = ({ palette: { ground, tones, accent, pale }, chance }: Scene): string =>
  rect(0, 0, width, height, ground) + disc(chance.between(300, 500), 360, 230, accent) + scales(520, [tones[0], tones[1]], pale);

const blossom = ({ palette: { ground, tones, accent, pale, deep }, chance }: Scene): string => {
  const branch = path('M-20 120 C160 150 260 90 420 190 C520 250 640 220 830 330 L830 352 C640 250 520 290 410 224 C260 130 150 190 -20 168 Z', deep);
  const twigs = path('M250 128 C300 200 300 260 360 320 L366 316 C320 250 320 190 280 132 Z M500 226 C520 320 580 350 600 430 L608 428 C596 350 552 310 530 236 Z', deep);
  const flower = (x: number, y: number, s: number) => times(5, (at) => path('M0 0 C-26 -22 -22 -60 0 -72 L5 -62 L10 -72 C28 -56 26 -20 0 0 Z', at % 2 === 0 ? pale : tones[0], `transform="translate(${x} ${y}) rotate(${at * 72}) scale(${s})"`)) + disc(x, y, 9 * s, accent);
  return rect(0, 0, width, height, ground) + disc(420, 470, 240, accent) + branch + twigs + times(13, (at) => flower(60 + at * 58, 130 + at * 17 + chance.between(-46, 70), 0.6 + chance.next() * 0.5)) + flower(362, 330, 0.9) + flower(602, 436, 0.8) + times(16, () => petal(chance, chance.next() * width, 420 + chance.next() * 420, 0.4 + chance.next() * 0.4, pale));
};

const rays = ({ palette: { ground, tones, accent, pale, deep }, chance }: Scene): string => {
  const [x, y] = [400, 470];
  return rect(0, 0, width, height, ground) + times(18, (at) => { const a = (at / 18) * Math.PI * 2; const half = Math.PI / 36; return polygon([[x, y], [x + Math.cos(a - half) * 1300, y + Math.sin(a - half) * 1300], [x + Math.cos(a + half) * 1300, y + Math.sin(a + half) * 1300]], tones[0]); }) + disc(x, y, 210, accent) + ring(x, y, 240, pale, 10) + hills(chance, 640, 120, tones[1]) + hills(chance, 770, 60, deep);
};

const clouds = ({ palette: { ground, tones, accent, pale }, chance }: Scene): string => {
  const cloud = (x: number, y: number, s: number, fill: string) => `<g transform="translate(${x.toFixed(0)} ${y}) scale(${s})">${rect(-170, -30, 340, 60, fill, 'rx="30"')}${rect(-90, -80, 220, 60, fill, 'rx="30"')}${rect(-230, 20, 300, 46, fill, 'rx="23"')}${disc(-10, -60, 66, fill)}</g>`;
  return rect(0, 0, width, height, ground) + disc(chance.between(280, 520), 380, 210, accent) + times(9, (at) => cloud(at % 2 === 0 ? chance.between(40, 260) : chance.between(540, 780), 150 + at * 82, 0.6 + at * 0.09, at % 3 === 0 ? pale : at % 3 === 1 ? tones[0] : tones[1]));
};

const comet = ({ palette: { ground, tones, accent, pale, deep }, chance }: Scene): string =>
  rect(0, 0, width, height, ground) + times(90, () => disc(chance.next() * width, chance.next() * 800, 1 + chance.next() * 3, pale)) + times(3, (at) => polygon([[610 - at * 16, 168 + at * 22], [622 - at * 8, 182 + at * 30], [-80 + at * 160, 760 + at * 40], [-220 + at * 150, 700 + at * 40]], [tones[0], tones[1], accent][at] ?? accent, 'opacity="0.75"')) + disc(622, 176, 44, pale) + disc(622, 176, 26, accent) + hills(chance, 700, 110, tones[2]) + hills(chance, 800, 60, deep);

const reeds = ({ palette: { ground, tones, accent, deep, pale }, chance }: Scene): string =>
  rect(0, 0, width, height, ground) + disc(470, 360, 220, accent) + times(22, (at) => { const x = at * 38 + chance.between(-12, 12); const lean = chance.between(-90, 150); const top = chance.between(250, 640); return path(`M${x} 900 Q${x + lean * 0.2} ${top + 260} ${x + lean} ${top} Q${x + lean * 0.2 + 14} ${top + 260} ${x + 16} 900 Z`, tones[at % 3] ?? deep); }) + times(12, () => disc(chance.next() * width, 300 + chance.next() * 420, 5 + chance.next() * 7, pale)) + hills(chance, 800, 50, deep);

const strokes = ({ palette: { ground, tones, accent, pale, deep }, chance }: Scene): string =>
  rect(0, 0, width, height, accent) + times(64, () => { const a = chance.next() * Math.PI * 2; const from = 250 + chance.next() * 130; const half = 0.008 + chance.next() * 0.022; return polygon([[400 + Math.cos(a) * from, 430 + Math.sin(a) * from], [400 + Math.cos(a - half) * 1200, 430 + Math.sin(a - half) * 1200], [400 + Math.cos(a + half) * 1200, 430 + Math.sin(a + half) * 1200]], chance.pick([deep, tones[1], pale])); })+ disc(400, 430, 190, ground);

const bolt = (scene: Scene): string => strokes(scene) + path('M318 500 L430 262 L424 396 L506 384 L378 616 L396 478 Z', scene.palette.deep);

const ball = (scene: Scene): string => {
  const { deep, tones } = scene.palette;
  const seam = (d: string) => `<path d="${d}" fill="none" stroke="${deep}" stroke-width="9" stroke-linecap="round"/>`;
  return strokes(scene) + ring(400, 430, 186, deep, 9) + seam('M400 244 Q340 350 400 430 Q520 440 560 526') + seam('M240 520 Q290 430 400 430') + seam('M330 258 Q260 370 330 480') + seam('M286 284 Q216 400 262 552') + seam('M470 258 Q440 340 470 372 Q540 380 584 452') + seam('M260 556 Q340 470 440 506 Q510 530 520 572') + disc(400, 430, 10, tones[1]);
};

const note = (scene: Scene): string => strokes(scene) + path('M356 300 L496 268 V500 A46 38 0 1 1 472 464 V342 L380 362 V536 A46 38 0 1 1 356 500 Z', scene.palette.deep);

export const animeMotifs = { waves, blossom, rays, clouds, comet, reeds, bolt, ball, note };
