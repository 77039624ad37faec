import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetEntries, readDictionary } from '#app/domains/library/words/commands/read-dictionary.server.ts';
import { ArrivingDictionary } from '#app/domains/library/words/index.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { startApp } from '#tests/support/app-process.ts';
import type { AppProcess } from '#tests/support/app-process.ts';
import { dictdFiles } from '#tests/support/dictionaries.ts';
import { startFakeLookups } from '#tests/support/fake-lookups.ts';
import { round } from './measure.ts';
import { signIn } from './world.ts';
import type { World } from './world.ts';

const entries = 80_000;
const [warm, times] = [60, 300];
/** Nobody may ask the outside world more than sixty times a minute, so some people ask in turns. */
const people = 20;

const syllables = ['ba', 'cor', 'di', 'fen', 'gu', 'hal', 'jo', 'kem', 'li', 'mor', 'nu', 'pra', 'ro', 'sti', 'tun', 've', 'wol', 'xa', 'yer', 'zo'];
/** Ends as no stem loses anything by, so that every form leads back to it. */
const wordOf = (number: number) => `${[number % 20, Math.floor(number / 20) % 20, Math.floor(number / 400) % 20, Math.floor(number / 8_000) % 20].map((at) => syllables[at]).join('')}k`;
const endings = ['', 's', 'ed', 'ing'];

/** The server's answers to look-ups as data, from first byte asked to last byte read: words in all their forms, and sentences translated before. */
export async function measureWords(world: World): Promise<Record<string, number>> {
  const dictionaryId = await givenDictionary(world);
  const fake = await startFakeLookups();
  const app = await startApp({ DATA_DIR: world.dataDir, LOG_LEVEL: 'warn', ...(process.env.DATABASE_URL ? { DATABASE_URL: process.env.DATABASE_URL } : {}), ...fake.env });
  try {
    const cookies = await Promise.all(Array.from({ length: people }, (_, index) => signIn(world.db, `crowd-${index + 101}`)));
    const fromDictionary = await ask(app, cookies, (at) => `${wordOf((at * 7_919) % entries)}${endings[at % 4]}`, ({ entries: found }) => found.length > 0);
    const phrase = (at: number) => `He said sentence number ${at % warm} and went home`;
    const fromCache = await ask(app, cookies, phrase, ({ outside }) => typeof outside?.found?.text === 'string');
    if (fake.libre.asked.length > warm) throw new Error('the translator was asked again');
    return { 'words.p95': p95(fromDictionary), 'words.cached.p95': p95(fromCache) };
  } finally {
    await app.stop();
    await fake.close();
    await forgetEntries(world.db, dictionaryId);
    await world.db.dictionary.delete({ where: { id: dictionaryId } });
  }
}

/** Each head word has a body as long as those of ordinary dictionaries. */
async function givenDictionary({ db }: World): Promise<string> {
  const files = dictdFiles('eng-rus', Array.from({ length: entries }, (_, number) => ({ headword: wordOf(number), body: `${wordOf(number)} /ˈ${wordOf(number)}/\n1. слово ${number}, ${'значение, '.repeat(number % 9)}\n2. ещё одно` })));
  const queue = { enqueue: async () => undefined, publish: async () => undefined };
  const arriving = new ArrivingDictionary({ db, now: new Date(), queue }, 'upload');
  for (const { name, bytes } of files) await arriving.take({ name, pieces: (async function* () { yield bytes; })() });
  const dictionaryId = await arriving.hand({});
  await readDictionary({ db, now: () => new Date(), log: createLog('error'), queue, workFolder: join(tmpdir(), 'kruzhok-bench-words') }, { dictionaryId });
  return dictionaryId;
}

type Answer = { entries: unknown[]; outside: { found: { text: string } | null } | null };

async function ask(app: AppProcess, cookies: readonly string[], textOf: (at: number) => string, isRight: (answer: Answer) => boolean): Promise<number[]> {
  const taken: number[] = [];
  for (let at = 0; at < warm + times; at += 1) {
    const address = `${app.url}/library/look-up/translation?from=en&to=ru&text=${encodeURIComponent(textOf(at))}`;
    const from = performance.now();
    const response = await fetch(address, { headers: { cookie: cookies[at % people] ?? '' } });
    const body = await response.text();
    const ms = performance.now() - from;
    if (!response.ok || !isRight((JSON.parse(body) as { translation: Answer }).translation)) throw new Error(`${address} answered ${response.status}: ${body.slice(0, 300)}`);
    if (at >= warm) taken.push(ms);
  }
  return taken;
}

const p95 = (values: readonly number[]): number => round([...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? NaN, 1);
