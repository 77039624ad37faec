import type { Config } from 'tailwindcss';
import plugin from 'tailwindcss/plugin';
import { hues, type Hue } from './app/ui/hues.ts';

/** Paper, ink and one lamp: every colour of the app in two lights. */
export type Palette = Record<
  | 'paper' | 'sheet' | 'well' | 'ink' | 'soft' | 'line' | 'edge'
  | 'accent' | 'accent-strong' | 'accent-soft' | 'accent-ink'
  | 'danger' | 'danger-soft' | 'warn' | 'warn-soft' | 'star'
  | `${Hue}` | `${Hue}-soft`,
  string
>;

const light: Palette = {
  paper: '#faf6ee',
  sheet: '#fffdf9',
  well: '#f2ecdf',
  ink: '#231e17',
  soft: '#585044',
  line: '#e3dbca',
  edge: '#8d826f',
  accent: '#1f5a46',
  'accent-strong': '#164636',
  'accent-soft': '#e2ebe1',
  'accent-ink': '#fffdf9',
  danger: '#99291d',
  'danger-soft': '#f8e4dd',
  warn: '#7a5000',
  'warn-soft': '#f8ebcb',
  star: '#a9760c',
  pine: '#2c6650',
  'pine-soft': '#dfe9df',
  plum: '#743f63',
  'plum-soft': '#f0e2e8',
  ochre: '#85600f',
  'ochre-soft': '#f4e8cb',
  brick: '#99452f',
  'brick-soft': '#f6e2d8',
  slate: '#42597a',
  'slate-soft': '#e2e7ee',
};

const dark: Palette = {
  paper: '#1c1916',
  sheet: '#26221e',
  well: '#2c2823',
  ink: '#ece5d8',
  soft: '#bcb2a1',
  line: '#3b352e',
  edge: '#857b6c',
  accent: '#8ec9ab',
  'accent-strong': '#a8dbc1',
  'accent-soft': '#263a31',
  'accent-ink': '#10241b',
  danger: '#f1a091',
  'danger-soft': '#43241f',
  warn: '#e6bb6a',
  'warn-soft': '#3c301a',
  star: '#e6bb6a',
  pine: '#84bd9f',
  'pine-soft': '#29392f',
  plum: '#d3a0c1',
  'plum-soft': '#3a2b35',
  ochre: '#d9b25f',
  'ochre-soft': '#3a311d',
  brick: '#e2977d',
  'brick-soft': '#412b23',
  slate: '#9fb5d6',
  'slate-soft': '#2a313c',
};

export const palettes = { light, dark } as const;

/** Cloth, mark and lettering of a drawn cover or an avatar: like printed books, the same in both lights. */
export const covers: readonly { ground: string; mark: string; ink: string }[] = [
  { ground: '#2f5d4b', mark: '#4f7d69', ink: '#f6efdf' },
  { ground: '#6b3d5c', mark: '#8c5f7d', ink: '#f8eee6' },
  { ground: '#d9b872', mark: '#bf9748', ink: '#33260d' },
  { ground: '#8f432f', mark: '#b0664f', ink: '#fbeee2' },
  { ground: '#3f5672', mark: '#627a97', ink: '#f3efe4' },
  { ground: '#e6dcc6', mark: '#c5b595', ink: '#382f21' },
  { ground: '#c9d2c0', mark: '#9db095', ink: '#223228' },
  { ground: '#4a4238', mark: '#6d6354', ink: '#f3e9d6' },
  { ground: '#dfb9a3', mark: '#c58f75', ink: '#40201a' },
  { ground: '#b9c6d3', mark: '#8fa2b6', ink: '#1f2c3b' },
];

const serif = ['Literata', "'Literata Fallback'", 'Georgia', 'serif'];
const sans = ['Inter', "'Inter Fallback'", 'system-ui', 'sans-serif'];

/** Colours become CSS variables, so a theme is a change of values and never a second set of classes. */
const variables = (palette: Palette, scheme: string) => ({
  'color-scheme': scheme,
  ...Object.fromEntries(Object.entries(palette).map(([name, value]) => [`--${name}`, value])),
});

const lightVariables = variables(palettes.light, 'light');
const darkVariables = variables(palettes.dark, 'dark');

const tokens = plugin(({ addBase }) => {
  addBase({
    ':root': { '--font-serif': serif.join(', '), '--font-sans': sans.join(', '), '--hue': 'var(--pine)', '--hue-soft': 'var(--pine-soft)' },
    ':root, [data-theme=light]': lightVariables,
    '[data-theme=dark]': darkVariables,
    '@media (prefers-color-scheme: dark)': { '[data-theme=system]': darkVariables },
    // Paper is light, whatever the screen was.
    '@media print': { ':root, [data-theme=dark], [data-theme=system]': { ...lightVariables, '--paper': '#ffffff' } },
    ...Object.fromEntries(hues.map((hue) => [`.hue-${hue}`, { '--hue': `var(--${hue})`, '--hue-soft': `var(--${hue}-soft)` }])),
    ...Object.fromEntries(covers.map(({ ground, mark, ink }, index) => [`.tint-${index}`, { '--g': ground, '--m': mark, '--i': ink }])),
  });
});

export default {
  content: [],
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      paper: 'var(--paper)',
      sheet: 'var(--sheet)',
      well: 'var(--well)',
      ink: 'var(--ink)',
      soft: 'var(--soft)',
      line: 'var(--line)',
      edge: 'var(--edge)',
      accent: { DEFAULT: 'var(--accent)', strong: 'var(--accent-strong)', soft: 'var(--accent-soft)', ink: 'var(--accent-ink)' },
      danger: { DEFAULT: 'var(--danger)', soft: 'var(--danger-soft)' },
      warn: { DEFAULT: 'var(--warn)', soft: 'var(--warn-soft)' },
      hue: { DEFAULT: 'var(--hue)', soft: 'var(--hue-soft)' },
    },
    fontFamily: { serif: 'var(--font-serif)', sans: 'var(--font-sans)' },
    fontSize: {
      13: ['0.8125rem', { lineHeight: '1.25rem' }],
      15: ['0.9375rem', { lineHeight: '1.5rem' }],
      17: ['1.0625rem', { lineHeight: '1.75rem' }],
      21: ['1.3125rem', { lineHeight: '1.75rem' }],
      28: ['1.75rem', { lineHeight: '2.25rem' }],
      38: ['2.375rem', { lineHeight: '2.75rem' }],
    },
    borderRadius: { sm: '3px', DEFAULT: '6px', full: '999px' },
    screens: { sm: '40rem', md: '52rem', lg: '64rem' },
    extend: { maxWidth: { measure: '66ch', form: '30rem', page: '68rem' } },
  },
  plugins: [tokens],
} satisfies Config;
