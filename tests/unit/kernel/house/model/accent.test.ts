import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accentStylesheet, checkAccent, contrast, grounds } from '#app/kernel/house/model/accent.ts';
import type { Accent } from '#app/kernel/house/model/accent.ts';
import { palettes } from '../../../../../tailwind.config.ts';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the grounds an accent is held against', () => {
  it.each(['light', 'dark'] as const)('are those of the %s theme', (theme) => {
    const { paper, sheet, well, ink } = palettes[theme];
    expect(grounds[theme]).toEqual({ paper, sheet, well, ink });
  });

  it('and the ratio is the one that WCAG publishes', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(contrast('#123456', '#123456')).toBe(1);
  });
});

function worst(accent: Accent): number {
  const ratios = (['light', 'dark'] as const).flatMap((theme) => {
    const { paper, sheet, well } = grounds[theme];
    const { accent: main, strong, soft, ink } = accent[theme];
    return [paper, sheet, well].flatMap((ground) => [contrast(main, ground), contrast(strong, ground)]).concat(contrast(ink, main), contrast(ink, strong), contrast(main, soft));
  });
  return Math.min(...ratios);
}

describe('an accent', () => {
  it('can be read in both themes and both ways, or is refused with one that can', () => fc.assert(fc.property(colour, (hex) => {
    const found = checkAccent(hex);
    if (found.isReadable) {
      expect(worst(found.accent)).toBeGreaterThanOrEqual(4.5);
      for (const theme of ['light', 'dark'] as const) expect(contrast(grounds[theme].ink, found.accent[theme].soft)).toBeGreaterThanOrEqual(7);
      expect(found.accent.light.accent).toBe(hex);
      return;
    }
    expect(found.contrast).toBeLessThan(4.5);
    const instead = checkAccent(found.nearest);
    expect(instead.isReadable).toBe(true);
  }), { numRuns: 2_000 }));

  it.each(['#1f5a46', '#7a3b2e', '#2b4a7f', '#000000', '#6b2d5c', '#8a5a00'])('%s is taken', (hex) => expect(checkAccent(hex).isReadable).toBe(true));

  it.each([['#ffffff', 1], ['#ffd700', 1.1], ['#8ec9ab', 1.5], ['#e0e0e0', 1.1]])('%s is too pale', (hex, atLeast) => {
    const found = checkAccent(hex);
    expect(found).toMatchObject({ isReadable: false });
    if (!found.isReadable) expect(found.contrast).toBeGreaterThanOrEqual(atLeast);
  });

  it('becomes a stylesheet of colours and nothing else', () => fc.assert(fc.property(colour, (hex) => {
    const found = checkAccent(hex);
    if (!found.isReadable) return;
    const bare = accentStylesheet(found.accent).replace(/#[0-9a-f]{6}/g, '#');
    expect(bare).toBe(':root,[data-theme=light]{--accent:#;--accent-strong:#;--accent-soft:#;--accent-ink:#}[data-theme=dark]{--accent:#;--accent-strong:#;--accent-soft:#;--accent-ink:#}@media (prefers-color-scheme:dark){[data-theme=system]{--accent:#;--accent-strong:#;--accent-soft:#;--accent-ink:#}}\n');
  })));
});
