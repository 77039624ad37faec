import { outlineText } from '#app/platform/pictures/outline-text.server.ts';
import type { OutlinedText } from '#app/platform/pictures/outline-text.server.ts';

/** What the picture of a year says: finished words and numbers. */
export type YearPicture = {
  year: number;
  heading: string;
  /** "until 25 November", while the year goes on. */
  until: string | null;
  numbers: { value: string; label: string }[];
  months: { heading: string; bars: { label: string; value: number }[] };
  lists: { heading: string; lines: string[] }[];
  sign: string;
};

export type Papers = 'light' | 'dark';

const inks = {
  light: { paper: '#faf6ee', ink: '#231e17', soft: '#585044', line: '#e3dbca', hue: '#2c6650' },
  dark: { paper: '#1c1916', ink: '#ece5d8', soft: '#bcb2a1', line: '#3b352e', hue: '#84bd9f' },
};

export const pictureSize = { width: 1080, height: 1350 };
const edge = 90;
const inside = pictureSize.width - 2 * edge;

/** A year as a drawing, four to five: outlines and rectangles, no fonts and no links. */
export function drawYear(picture: YearPicture, paper: Papers): string {
  const { ink, soft, line, hue, paper: ground } = inks[paper];
  const { width, height } = pictureSize;
  const text = (of: Omit<OutlinedText, 'fill'> & { fill?: string }) => outlineText({ fill: ink, ...of });
  const parts = [
    `<rect width="${width}" height="${height}" fill="${ground}"/>`,
    text({ text: picture.heading, x: edge, y: 142, size: 46, family: 'serif', fill: soft, maxWidth: inside }),
    text({ text: String(picture.year), x: edge - 6, y: 330, size: 200, family: 'serif', fill: hue }),
    picture.until ? text({ text: picture.until, x: width - edge, y: 330, size: 34, family: 'serif', fill: soft, anchor: 'end', maxWidth: 400 }) : '',
    `<rect x="${edge}" y="384" width="${inside}" height="2" fill="${line}"/>`,
    ...picture.numbers.slice(0, 4).flatMap(({ value, label }, index) => {
      const x = edge + (index % 2) * (inside / 2);
      const y = 486 + Math.floor(index / 2) * 150;
      return [text({ text: value, x, y, size: 84, family: 'serif', maxWidth: inside / 2 - 30 }), text({ text: label, x, y: y + 44, size: 28, fill: soft, maxWidth: inside / 2 - 30 })];
    }),
    ...bars(picture.months, { text, line, soft, hue }),
    ...lists(picture.lists, { text, soft }),
    `<circle cx="${edge + 16}" cy="${height - 74}" r="16" fill="${hue}"/><circle cx="${edge + 16}" cy="${height - 74}" r="6" fill="#e2b34f"/>`,
    text({ text: picture.sign, x: edge + 46, y: height - 64, size: 28, family: 'serif', fill: soft, maxWidth: inside - 46 }),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`;
}

type Tools = { text: (of: Omit<OutlinedText, 'fill'> & { fill?: string }) => string; line?: string; soft: string; hue?: string };

function bars(months: YearPicture['months'], { text, line, soft, hue }: Tools): string[] {
  const [base, highest, step] = [940, 150, inside / months.bars.length];
  const most = Math.max(1, ...months.bars.map(({ value }) => value));
  return [
    text({ text: months.heading, x: edge, y: 750, size: 26, fill: soft, maxWidth: inside }),
    ...months.bars.flatMap(({ label, value }, index) => {
      const height = value > 0 ? Math.max(3, (value / most) * highest) : 0;
      const x = edge + index * step + step * 0.14;
      return [
        height > 0 ? `<rect x="${x.toFixed(1)}" y="${(base - height).toFixed(1)}" width="${(step * 0.72).toFixed(1)}" height="${height.toFixed(1)}" fill="${hue}"/>` : '',
        text({ text: label, x: x + step * 0.36, y: base + 34, size: 22, fill: soft, anchor: 'middle' }),
      ];
    }),
    `<rect x="${edge}" y="${base}" width="${inside}" height="2" fill="${line}"/>`,
  ];
}

function lists(all: YearPicture['lists'], { text, soft }: Tools): string[] {
  const shown = all.filter(({ lines }) => lines.length > 0).slice(0, 2);
  const wide = shown.length === 1 ? inside : inside / 2 - 30;
  return shown.flatMap(({ heading, lines }, index) => {
    const x = edge + index * (inside / 2);
    return [
      text({ text: heading, x, y: 1058, size: 26, fill: soft, maxWidth: wide }),
      ...lines.slice(0, 3).map((name, at) => text({ text: name, x, y: 1108 + at * 50, size: 34, family: 'serif', maxWidth: wide })),
    ];
  });
}
