import type { Plugin } from 'vite';
import remixOptions from '../../remix.config.js';

type Rule = readonly [inFile: RegExp, text: RegExp, instead: string];

const remix = /\/@remix-run\/react\/dist\/esm\/[\w-]+\.js$/;
const router = /\/@remix-run\/router\/dist\/router\.js$/;

/**
 * What Remix asks at run time and is settled in this app: all data of a page comes with one request (`v3_singleFetch`), a server
 * draws the pages, and the browser is no server. Each rule leaves the rest of a question to the minifier.
 */
const rules: readonly Rule[] = [
  [remix, /(?<![\w.])(?:\w+\.)*future\.v3_singleFetch\b/g, 'true'],
  [remix, /\btypeof singleFetch === "function"/g, 'true'],
  // Promises in a loader's answer are the stream's business since, not the router's.
  [router, /(?<!function )\bisDeferred(?:Data|Result)\(\w+\)/g, 'false'],
  [remix, /\bwindow\.__remixContext\.isSpaMode\b/g, 'false'],
  [remix, /(?<=\bif \(|!)isSpaMode\b|(?<!\.)\bisSpaMode(?= (?:\?|&&) )/g, 'false'],
  [remix, /(?<=if \(|= )!isStatic\b/g, 'true'],
  [remix, /\bstaticContext(?= \? )/g, 'false'],
  // A name for tools of development, given to what is not used, keeps it in.
  [remix, /^\w+\.displayName = "\w+";$/gm, ''],
];

/** Leaves out of the browser's build what Remix has for settings that this app does not use (035). */
export function unusedRemix(): Plugin {
  const met = new Set<Rule>();
  if (!remixOptions.future?.v3_singleFetch) throw new Error('app/server/unused-remix.ts takes single fetch for granted');
  return {
    name: 'unused-remix',
    apply: 'build',
    transform(code, id) {
      if (this.environment?.name === 'ssr') return null;
      const file = id.split('?')[0] ?? '';
      const mine = rules.filter(([inFile, text]) => inFile.test(file) && code.search(text) >= 0);
      for (const rule of mine) met.add(rule);
      return mine.length === 0 ? null : { code: mine.reduce((done, [, text, instead]) => done.replace(text, instead), code), map: null };
    },
    buildEnd(error) {
      if (error || this.environment?.name === 'ssr') return;
      for (const rule of rules) if (!met.has(rule)) throw new Error(`Remix has changed: nothing of it is ${String(rule[1])}`);
    },
  };
}
