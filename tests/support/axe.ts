import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from '@playwright/test';
import type axe from 'axe-core';

const options = { resultTypes: ['violations'], runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } } satisfies axe.RunOptions;

/** The small print: `axe.source` of the package is more than twice as long, and a page reads all of it before axe looks at anything. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Axe stands in every page of these from the start: the browser then reads it once and not for each page anew. For whoever looks at nearly all pages
 * that they open; a page that nobody looks at would only be slower.
 */
export const bringAxe = (context: BrowserContext) => context.addInitScript({ content: source });

/** What comes in by degrees has come: halfway through, a message is paler than it will ever be read. What has no end goes on. */
const settle = (page: Page) =>
  page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
    }
  });

/**
 * What axe finds serious on the page that stands there. It runs in the page itself, which has no frames, and only what is wrong comes back: the
 * builder for Playwright also hands over all that is right, which takes 1.6 times as long.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(source);
  await settle(page);
  const violations = await page.evaluate(async (wanted) => {
    const { violations: found } = await (window as unknown as { axe: typeof axe }).axe.run(document, wanted);
    return found.map(({ id, impact, nodes }) => ({ id, impact, html: nodes.map((node) => node.html).join(' | ') }));
  }, options);
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, html }) => `${id}: ${html.slice(0, 400)}`);
}
