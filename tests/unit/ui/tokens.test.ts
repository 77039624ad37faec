import { describe, expect, it } from 'vitest';
import { hues } from '#app/ui/hues.ts';
import { tintCount } from '#app/ui/tint.ts';
import { covers, palettes } from '../../../tailwind.config.ts';

const luminance = (hex: string) => {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
};

const contrast = (one: string, other: string) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

describe('the contrast formula', () => {
  it('knows black on white and a published grey', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });
});

describe.each(['light', 'dark'] as const)('%s palette', (name) => {
  const palette = palettes[name];
  const grounds = ['paper', 'sheet', 'well'] as const;

  it.each(grounds)('running text on %s is AAA', (ground) => {
    expect(contrast(palette.ink, palette[ground])).toBeGreaterThanOrEqual(7);
  });

  it.each(['accent-soft', 'danger-soft', 'warn-soft'] as const)('running text on %s is AAA', (ground) => {
    expect(contrast(palette.ink, palette[ground])).toBeGreaterThanOrEqual(7);
  });

  it.each(grounds)('small grey text, links, errors and warnings on %s are AA', (ground) => {
    for (const ink of ['soft', 'accent', 'accent-strong', 'danger', 'warn'] as const) {
      expect(contrast(palette[ink], palette[ground]), ink).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('words on a filled button and in badges are AA', () => {
    expect(contrast(palette['accent-ink'], palette.accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette['accent-ink'], palette['accent-strong'])).toBeGreaterThanOrEqual(4.5);
    for (const tone of ['accent', 'danger', 'warn'] as const) {
      expect(contrast(palette[tone], palette[`${tone}-soft`]), tone).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(hues)('%s is AA on paper, sheet and its own soft ground', (hue) => {
    for (const ground of [palette.paper, palette.sheet, palette[`${hue}-soft`]]) {
      expect(contrast(palette[hue], ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('edges of controls and stars can be seen (3 : 1)', () => {
    for (const ground of ['paper', 'sheet'] as const) {
      expect(contrast(palette.edge, palette[ground])).toBeGreaterThanOrEqual(3);
      expect(contrast(palette.star, palette[ground])).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('cloths of drawn covers', () => {
  it('are as many as the names are spread over', () => expect(covers).toHaveLength(tintCount));

  it.each(covers.map(({ ground, ink, mark }) => [ground, ink, mark]))('%s carries its lettering', (ground, ink, mark) => {
    expect(contrast(ink!, ground!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(mark!, ground!)).toBeLessThan(3);
  });
});
