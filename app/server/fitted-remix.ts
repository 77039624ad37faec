import type { Plugin } from 'vite';
import remixOptions from '../../remix.config.js';

type Rule = readonly [inFile: RegExp, text: RegExp, instead: string];

const remix = /\/@remix-run\/react\/dist\/esm\/[\w-]+\.js$/;
const router = /\/@remix-run\/router\/dist\/router\.js$/;

/**
 * What Remix asks at run time and is settled in this app: all data of a page comes with one request (`v3_singleFetch`), a server
 * draws the pages, and the browser is no server. Each rule leaves the rest of a question to the minifier.
 */
const settled: readonly Rule[] = [
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

/**
 * What goes wrong when somebody is quicker than the page. The place in the history is set outside the transition in which the page is: while parts of a page are
 * not awake yet, React then throws them away and draws them anew (its error 421). And a page that was cut off by the next one is told of in the console.
 */
const mended: readonly Rule[] = [
  [/\/@remix-run\/react\/dist\/esm\/browser\.js$/, /\bsetLocation\(newState\.location\);/, 'React.startTransition(() => setLocation(newState.location));'],
  [/\/@remix-run\/react\/dist\/esm\/single-fetch\.js$/, /\bconsole\.error\(e\);/, "if (e?.name !== 'AbortError') console.error(e);"],
];

const rules = [...settled, ...mended];

/** Remix in the browser as this app has it: without what it has for settings of others (035), and mended where it has to be. */
export function fittedRemix(): Plugin {
  const met = new Set<Rule>();
  if (!remixOptions.future?.v3_singleFetch) throw new Error('app/server/fitted-remix.ts takes single fetch for granted');
  return {
    name: 'fitted-remix',
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
