/** The grounds that text and buttons stand on, and running text: the same as in tailwind.config.ts (a test compares). */
export const grounds = {
  light: { paper: '#faf6ee', sheet: '#fffdf9', well: '#f2ecdf', ink: '#231e17' },
  dark: { paper: '#1c1916', sheet: '#26221e', well: '#2c2823', ink: '#ece5d8' },
} as const;

export type AccentShades = { accent: string; strong: string; soft: string; ink: string };
export type Accent = { light: AccentShades; dark: AccentShades };

/** What WCAG asks of text, both ways: the colour on the page, and letters on the colour. */
export const leastContrast = 4.5;
/** Running text on a tinted ground. */
const readable = 7;
/** In the dark, colours shine: they are taken a little less bright than on paper. */
const calm = 0.8;

type Rgb = [number, number, number];

const toRgb = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;
const toHex = (rgb: Rgb): string => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** So much of one colour in another: 0 = the other, 1 = the one. */
function mix(one: string, other: string, share: number): string {
  const [a, b] = [toRgb(one), toRgb(other)];
  return toHex(a.map((part, at) => part * share + (b[at] ?? 0) * (1 - share)) as Rgb);
}

/** The same hue, so much nearer to white: mixing in white alone would turn it grey. */
function lighter(hex: string, step: number): string {
  const rgb = toRgb(hex).map((part) => part / 255) as Rgb;
  const [low, high] = [Math.min(...rgb), Math.max(...rgb)];
  const light = (low + high) / 2;
  const spread = high - low;
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * light - 1));
  const raised = light + (1 - light) * step;
  const reach = (1 - Math.abs(2 * raised - 1)) * saturation * calm;
  return toHex(rgb.map((part) => 255 * (raised + (spread === 0 ? 0 : ((part - light) / spread) * reach))) as Rgb);
}

function luminance(hex: string): number {
  const [red, green, blue] = toRgb(hex).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG's ratio: 1 = the same, 21 = black on white. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = (theme: 'light' | 'dark') => [grounds[theme].paper, grounds[theme].sheet, grounds[theme].well];
const worstOn = (colour: string, theme: 'light' | 'dark') => Math.min(...surfaces(theme).map((ground) => contrast(colour, ground)));

/** The first of the steps from 0 to 1 that is good. */
function firstGood(at: (step: number) => string, isGood: (colour: string) => boolean): string {
  for (let step = 0; step < 1; step += 0.02) if (isGood(at(step))) return at(step);
  return at(1);
}

export type AccentCheck = { isReadable: true; accent: Accent } | { isReadable: false; contrast: number; nearest: string };

/**
 * May this colour be the house's accent? It must be readable on the light theme's paper and carry light letters; the dark
 * theme gets a lighter one of the same hue. If not: how far it is, and the nearest darker one that would do.
 */
export function checkAccent(hex: string): AccentCheck {
  const reached = worstOn(hex, 'light');
  if (reached >= leastContrast) return { isReadable: true, accent: { light: lightShades(hex), dark: darkShades(hex) } };
  const nearest = firstGood((step) => mix('#000000', hex, step), (colour) => worstOn(colour, 'light') >= leastContrast);
  return { isReadable: false, contrast: Math.floor(reached * 10) / 10, nearest };
}

function lightShades(accent: string): AccentShades {
  const { sheet, paper, ink } = grounds.light;
  const soft = firstGood((step) => mix(accent, step > 0.7 ? sheet : paper, 0.13 * (1 - step)), (ground) => contrast(accent, ground) >= leastContrast && contrast(ink, ground) >= readable);
  return { accent, strong: mix('#000000', accent, 0.24), soft, ink: sheet };
}

function darkShades(colour: string): AccentShades {
  const { sheet, paper, ink: text } = grounds.dark;
  const accent = firstGood((step) => lighter(colour, step), (shade) => worstOn(shade, 'dark') >= readable);
  const soft = firstGood((step) => mix(accent, step > 0.7 ? paper : sheet, 0.18 * (1 - step)), (ground) => contrast(accent, ground) >= leastContrast && contrast(text, ground) >= readable);
  const ink = firstGood((step) => mix('#000000', mix(colour, '#000000', 0.4), step), (letters) => contrast(letters, accent) >= leastContrast);
  return { accent, strong: mix('#ffffff', accent, 0.3), soft, ink };
}

const rule = ({ accent, strong, soft, ink }: AccentShades) => `{--accent:${accent};--accent-strong:${strong};--accent-soft:${soft};--accent-ink:${ink}}`;

/** The stylesheet that gives every page this accent, after the house's own and over it. */
export const accentStylesheet = ({ light, dark }: Accent): string =>
  `:root,[data-theme=light]${rule(light)}[data-theme=dark]${rule(dark)}@media (prefers-color-scheme:dark){[data-theme=system]${rule(dark)}}\n`;
