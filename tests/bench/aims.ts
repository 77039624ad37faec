import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { round } from './measure.ts';

export type Aim = { least?: number; most?: number };
type Numbers = Record<string, number>;

const one: Record<string, Aim> = {
  'floor.api': { least: 0.85 },
  'seed.crowdedSeconds': { most: 300 }, 'import.rowsPerSecond': { least: 2_000 }, 'import.peakMB': { most: 400 }, 'start.coldMs': { most: 3_000 }, 'memory.restMB': { most: 200 },
  'reader.firstPage': { most: 1.5 }, 'reader.bytesToPage': { most: 10 }, 'reader.memoryMB': { most: 100 }, 'words.p95': { most: 30 }, 'words.cached.p95': { most: 30 },
  'weight.js': { most: 95_000 }, 'weight.css': { most: 15_000 }, 'weight.shelfHtml': { most: 15_000 }, 'weight.titleListHtml': { most: 15_000 },
  'news.request': { most: 1.25 }, 'streams.restMB': { most: 50 }, 'streams.backSeconds': { most: 10 }, 'streams.lostOrDoubled': { most: 0 }, 'titles.reviewStorm': { most: 0 },
};

/** What holds for all numbers of a kind, so that a new one has its aim with its name. */
const kinds: [RegExp, Aim][] = [
  [/^floor\./, { least: 0.5 }], [/^ejs\./, { least: 0.75 }], [/^spread\./, { most: 0.15 }],
  [/^growth\./, { most: 1.25 }], [/^queries\./, { most: 6 }], [/^queriesGrow\./, { most: 0 }],
  [/^lighthouse\..*\.mobile$/, { least: 95 }], [/^lighthouse\./, { least: 100 }],
];

/** What a number is for: at least or at most. Those without an aim are there to be read beside the others. */
export const aimOf = (name: string): Aim => one[name] ?? kinds.find(([kind]) => kind.test(name))?.[1] ?? {};

export const isMet = (value: number, { least, most }: Aim): boolean => (least === undefined || value >= least) && (most === undefined || value <= most);

const file = join(import.meta.dirname, 'baseline.json');
const baseline: Numbers = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Numbers) : {};
const isKept = (name: string): boolean => /^(floor|ejs)\./.test(name);

/** The share it had when the baseline was written, if it has lost a tenth of it since; a share that wavers more than it may says nothing. */
export function lostSince(name: string, found: Numbers): number | null {
  const [value, before] = [found[name], baseline[name]];
  const wavered = found[name.startsWith('ejs.') ? `spread.${name.slice(4)}.ejs` : name.replace('floor.', 'spread.')] ?? 0;
  return value !== undefined && before !== undefined && value < before * 0.9 && isMet(wavered, aimOf('spread.')) ? before : null;
}

/** Keeps the shares of this run for later ones to be held against; those that were not measured stay as they are. */
export function keepBaseline(found: Numbers): void {
  const kept = Object.entries({ ...baseline, ...Object.fromEntries(Object.entries(found).filter(([name]) => isKept(name))) }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(kept.map(([name, value]) => [name, round(value)])), null, 2)}\n`);
}
