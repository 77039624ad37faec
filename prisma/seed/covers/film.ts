import { disc, height, hills, line, path, polygon, rect, ring, times, width } from './shapes.ts';
import type { Scene } from './shapes.ts';

/* A film is one frame: a horizon, a light, and one thing under it. Below lies the ground for the words. */

const horizon = 800;

const hillside = ({ palette: { ground, tones, accent }, chance }: Scene): string => {
  const x = chance.between(220, 580);
  return rect(0, 0, width, height, ground) + disc(x, 400, 190, accent) + hills(chance, 560, 130, tones[0]) + hills(chance, 680, 110, tones[1]) + hills(chance, 790, 60, tones[2]);
};

const city = ({ palette: { ground, tones, accent, pale, deep }, chance }: Scene): string => {
  const row = (floor: number, tallest: number, fill: string, lit: string | null): string => {
    let all = '';
    for (let x = -20; x < width;) {
      const wide = chance.between(70, 130);
      const tall = chance.between(tallest * 0.45, tallest);
      all += rect(x, floor - tall, wide, height, fill);
      if (lit) for (let y = floor - tall + 28; y < floor - 20; y += 46) for (let at = x + 16; at < x + wide - 22; at += 30) if (chance.happens(0.36)) all += rect(at, y, 13, 20, lit);
      x += wide + chance.pick([0, 0, 6, 18]);
    }
    return all;
  };
  return rect(0, 0, width, height, ground) + disc(chance.between(200, 600), 260, 110, pale) + row(horizon, 470, tones[0], null) + row(horizon, 330, tones[1], null) + row(horizon + 40, 260, tones[2], accent) + rect(0, horizon + 20, width, height, deep, 'opacity="0.35"');
};

const road = ({ palette: { ground, tones, accent, pale, deep }, chance }: Scene): string => {
  const vanish = 400 + (chance.next() - 0.5) * 120;
  const top = 470;
  return rect(0, 0, width, height, ground) + disc(vanish, top - 10, 150, accent) + hills(chance, top + 10, 70, tones[0]) + rect(0, top + 60, width, height, tones[1])
    + polygon([[vanish - 8, top + 40], [vanish + 8, top + 40], [700, height], [100, height]], deep)
    + times(11, (at) => { const near = ((at + 1) / 11) ** 2.2; const y = top + 46 + near * 600; const half = 10 + near * 280; return rect(vanish + (400 - vanish) * near - half, y, half * 2, 3 + near * 26, tones[2]); })
    + polygon([[vanish - 6, top + 40], [vanish - 2, top + 40], [250, height], [205, height]], pale) + polygon([[vanish + 2, top + 40], [vanish + 6, top + 40], [595, height], [550, height]], pale);
};

const sea = ({ palette: { ground, tones, accent, pale }, chance }: Scene): string => {
  const x = chance.between(280, 520);
  return rect(0, 0, width, height, ground) + disc(x, 430, 170, accent) + rect(0, 520, width, height, tones[1])
    + times(16, (at) => { const y = 540 + at * 24 + at * at * 0.9; const half = 150 - at * 4 + chance.between(-60, 60); return rect(x - half + chance.between(-30, 30), y, half * 2, 5 + at * 0.7, at % 3 === 0 ? accent : pale, 'rx="4" opacity="0.8"'); })
    + hills(chance, 800, 40, tones[2]);
};

const forest = ({ palette: { ground, tones, accent, pale, deep }, chance }: Scene): string => {
  const trunks = (count: number, from: number, to: number, fill: string) => times(count, (at) => {
    const x = (at + chance.next()) * (width / count);
    const w = chance.between(from, to);
    const lean = chance.between(-24, 24);
    return polygon([[x, 0], [x + w * 0.7, 0], [x + lean + w, horizon + 90], [x + lean - w * 0.2, horizon + 90]], fill);
  });
  const fog = (y: number, opacity: number) => path(`M0 ${y} C200 ${y - 60} 300 ${y + 50} 480 ${y - 10} S700 ${y - 50} 800 ${y + 10} V${y + 130} C640 ${y + 90} 520 ${y + 170} 360 ${y + 120} S120 ${y + 90} 0 ${y + 150} Z`, pale, `opacity="${opacity}"`);
  return rect(0, 0, width, height, ground) + disc(chance.between(250, 550), 330, 120, accent) + trunks(11, 16, 30, tones[0]) + fog(420, 0.45) + trunks(7, 30, 50, tones[1]) + fog(580, 0.6) + trunks(4, 50, 84, tones[2]) + fog(700, 0.75) + hills(chance, horizon, 50, deep);
};

const arches = ({ palette: { ground, tones, accent, pale, deep } }: Scene): string => {
  const arch = (x: number, top: number, half: number, floor: number, fill: string) => path(`M${x - half} ${floor} V${top + half} A${half} ${half} 0 0 1 ${x + half} ${top + half} V${floor} Z`, fill);
  return rect(0, 0, width, height, tones[1]) + arch(400, 70, 340, horizon, tones[0]) + arch(400, 150, 270, horizon, ground) + disc(400, 430, 105, accent)
    + rect(0, horizon, width, height, deep) + polygon([[130, horizon], [670, horizon], [760, 900], [40, 900]], pale, 'opacity="0.35"') + times(3, (at) => arch(400, 450 + at * 40, 120 - at * 36, horizon, [tones[2], tones[1], pale][at] ?? pale));
};

const birds = ({ palette: { ground, tones, accent, deep }, chance }: Scene): string => {
  const bird = (x: number, y: number, s: number) => path(`M${x - 62 * s} ${y - 10 * s} Q${x - 26 * s} ${y - 44 * s} ${x} ${y} Q${x + 26 * s} ${y - 44 * s} ${x + 62 * s} ${y - 10 * s} Q${x + 26 * s} ${y - 22 * s} ${x + 4 * s} ${y + 16 * s} L${x - 4 * s} ${y + 16 * s} Q${x - 26 * s} ${y - 22 * s} ${x - 62 * s} ${y - 10 * s} Z`, deep);
  const wedge = times(9, (at) => { const row = Math.ceil(at / 2); const side = at % 2 === 0 ? 1 : -1; return bird(430 + side * row * 78, 250 + row * 62 + (side > 0 ? 0 : 26), 1 - row * 0.1); });
  return rect(0, 0, width, height, ground) + disc(430, 520, 250, accent) + wedge + hills(chance, 720, 90, tones[1]) + hills(chance, 810, 50, tones[2]);
};

const orbit = ({ palette: { ground, tones, accent, pale }, chance }: Scene): string =>
  rect(0, 0, width, height, ground) + times(70, () => disc(chance.next() * width, chance.next() * 820, 1 + chance.next() * 2.4, pale, 'opacity="0.8"'))
  + times(4, (at) => ring(400, 1010, 420 + at * 100, tones[at % 2 === 0 ? 0 : 1], 4)) + disc(400, 330, 92, accent) + disc(400 + 40, 330 - 24, 92, ground, 'opacity="0.9"')
  + disc(190, 545, 30, pale) + disc(640, 585, 17, tones[0]) + disc(400, 1080, 400, tones[2]);

const banners = ({ palette: { ground, tones, accent, deep, pale }, chance }: Scene): string =>
  rect(0, 0, width, height, ground) + disc(400, 420, 230, accent) + hills(chance, 640, 60, tones[0])
  + times(7, (at) => { const x = 106 + at * 98; const top = 250 + Math.abs(at - 3) * 46; return rect(x - 4, top - 40, 8, 700, deep) + polygon([[x + 4, top - 30], [x + 66, top - 22], [x + 56, top + 60], [x + 66, top + 132], [x + 4, top + 120]], at === 3 ? pale : tones[1]) + disc(x + 30, top + 46, 13, deep); })
  + hills(chance, 790, 40, tones[2]);

const windows = ({ palette: { ground, tones, accent, pale, deep }, chance }: Scene): string => {
  const cell = (x: number, y: number, lit: boolean) => rect(x, y, 96, 120, lit ? accent : tones[1], 'rx="2"') + line(x + 48, y, x + 48, y + 120, tones[2], 6) + (lit ? disc(x + 66, y + 92, 18, deep) + rect(x + 48, y + 104, 36, 16, deep) : '');
  return rect(0, 0, width, height, tones[0]) + rect(70, 90, 660, height, ground) + times(20, (at) => cell(112 + (at % 5) * 120, 140 + Math.floor(at / 5) * 160, chance.happens(0.24) || at === 12)) + rect(50, 76, 700, 26, deep) + rect(0, horizon, width, height, deep) + times(40, () => disc(chance.next() * width, chance.next() * 780, 3 + chance.next() * 4, pale, 'opacity="0.75"'));
};

const stairs = ({ palette: { ground, tones, accent, pale, deep } }: Scene): string =>
  rect(0, 0, width, height, ground) + rect(470, 110, 250, 210, accent) + rect(485, 125, 220, 180, pale) + rect(588, 110, 14, 210, accent) + rect(470, 208, 250, 14, accent)
  + times(9, (at) => rect(0, 400 + at * 62, 800 - at * 88, 62, at % 2 === 0 ? tones[0] : tones[1])) + times(9, (at) => rect(0, 400 + at * 62, 800 - at * 88, 7, pale))
  + disc(560, 478, 24, deep) + path('M534 586 L540 512 Q560 498 580 512 L586 586 L572 586 L566 648 L552 648 L548 586 Z', deep);

export const filmMotifs = { hillside, city, road, sea, forest, arches, birds, orbit, banners, windows, stairs };
