import type { Page } from '@playwright/test';
import axe from 'axe-core';

const options = { resultTypes: ['violations'], runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } } satisfies axe.RunOptions;

/**
 * What axe finds serious on the page that stands there. It runs in the page itself, which has no frames, and only what is wrong comes back: the
 * builder for Playwright also hands over all that is right, which takes 1.6 times as long.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (wanted) => {
    const { violations: found } = await (window as unknown as { axe: typeof axe }).axe.run(document, wanted);
    return found.map(({ id, impact, nodes }) => ({ id, impact, html: nodes.map((node) => node.html).join(' | ') }));
  }, options);
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, html }) => `${id}: ${html.slice(0, 400)}`);
}
