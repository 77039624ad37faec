import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawSprite } from '#app/server/icon-sprite.ts';
import { iconNames } from '#app/ui/icon-names.ts';

const sources = globSync('app/**/*.{ts,tsx}', { exclude: ['app/ui/icon-names.ts', 'app/platform/db/generated/**'] }).map((path) => readFileSync(path, 'utf8')).join('\n');

describe('the icons in one file', () => {
  it('draws each of them once, in the colour and width that the page says', async () => {
    const sprite = await drawSprite();
    expect(sprite.match(/<symbol id="[^"]+"/g)).toEqual(iconNames.map((name) => `<symbol id="${name}"`));
    expect(sprite).not.toMatch(/stroke=|stroke-width|color=|style|undefined|class=/);
  });

  it('says which name is none of an icon', async () => {
    await expect(drawSprite(['no-such-icon'])).rejects.toThrow('no-such-icon');
  });

  it('draws nothing that no page shows', () => {
    expect(iconNames.filter((name) => !new RegExp(`['"]${name}['"]`).test(sources))).toEqual([]);
    expect([...iconNames]).toEqual([...iconNames].sort());
  });
});
