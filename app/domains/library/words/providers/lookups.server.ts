import { z } from 'zod';
import type { Db } from '#app/platform/db/client.server.ts';
import { OutsideError } from '#app/platform/outgoing/outside-error.ts';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import { AnswerCache } from '#app/platform/outgoing/answer-cache.server.ts';
import { googleTranslate } from './google-translate.server.ts';
import { libreTranslate } from './libre-translate.server.ts';
import type { LookupSources } from './sources.ts';
import type { Translator, Wanted } from './translator.ts';
import { candidateSchema, summarySchema, Wikipedia } from './wikipedia.server.ts';

/** Why nothing came: told to the reader in one line. */
export type Silence = 'slow' | 'down' | 'quota' | 'garbage' | 'refused';

export type Translated = { text: string; provider: Translator['provider'] };

export type Article = {
  language: string;
  title: string;
  extract: string;
  url: string;
  /** The word means several things: choose. */
  isMany: boolean;
};

export type Encyclopedia = { article: Article | null; others: { title: string; description: string | null }[] };

export type Answer<T> = { found: T | null; silence: Silence | null };

/** The outside world's words. Never throws for what goes wrong outside, never takes longer than `patienceMs`. */
export type Lookups = {
  /** Whether there is anybody to ask for translations. */
  hasTranslators: boolean;
  translate(wanted: Wanted): Promise<Answer<Translated>>;
  /** `page`: the title the reader chose among several, in the language of the text. */
  encyclopedia(wanted: Wanted & { page: string | null }): Promise<Answer<Encyclopedia>>;
};

export const patienceMs = 2_500;
const day = 24 * 3_600_000;
const month = 30 * day;

type Options = { db: Db; outgoing: Outgoing; sources: LookupSources; now: () => Date };

export function createLookups({ db, outgoing, sources, now }: Options): Lookups {
  const cache = new AnswerCache(db, now);
  // The house's own server first: nothing leaves the house, and it costs nothing.
  const translators = [sources.libreTranslate && libreTranslate(outgoing, sources.libreTranslate), sources.googleTranslate && googleTranslate(outgoing, sources.googleTranslate)].filter((one) => one !== null);
  const wikipedia = new Wikipedia(outgoing, sources.wikipedia);

  const translate = async (wanted: Wanted): Promise<Translated> => {
    const until = Date.now() + patienceMs;
    let failure: unknown = new OutsideError('network');
    for (const { provider, translate: ask } of translators) {
      try {
        const question = { provider, text: `${wanted.from} ${wanted.to} ${wanted.text}`, schema: z.string(), milliseconds: () => month };
        return { provider, text: await cache.answer(question, () => ask(wanted, until)) };
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  };

  const encyclopedia = async (wanted: Wanted & { page: string | null }): Promise<Encyclopedia> => {
    const until = Date.now() + patienceMs;
    const asked = { text: wanted.page ?? wanted.text, from: wanted.from, to: wanted.to };
    const search = { provider: 'wikipedia', text: `search ${asked.from} ${asked.to} ${asked.text}`, schema: z.array(candidateSchema), milliseconds: () => day };
    const candidates = await cache.answer(search, () => wikipedia.search(asked, until));
    const best = (wanted.page === null ? undefined : candidates.find(({ title }) => title === wanted.page)) ?? candidates[0];
    if (!best) return { article: null, others: [] };
    const language = best.titleForReader ? wanted.to : wanted.from;
    const name = best.titleForReader ?? best.title;
    const summary = await cache.answer(
      { provider: 'wikipedia', text: `summary ${language} ${name}`, schema: summarySchema.nullable(), milliseconds: (answer) => (answer ? 7 * day : day) },
      () => wikipedia.summary(language, name, until),
    );
    const others = candidates.filter((one) => one !== best && !one.isMany).map(({ title, description }) => ({ title, description }));
    const url = `https://${language}.wikipedia.org/wiki/${encodeURIComponent(name.replaceAll(' ', '_'))}`;
    return { article: summary && { language, title: summary.title, extract: summary.extract, url, isMany: summary.isMany || best.isMany }, others };
  };

  return {
    hasTranslators: translators.length > 0,
    translate: (wanted) => heard(translate(wanted)),
    encyclopedia: (wanted) => heard(encyclopedia(wanted)),
  };
}

async function heard<T>(asking: Promise<T>): Promise<Answer<T>> {
  try {
    return { found: await asking, silence: null };
  } catch (error) {
    if (error instanceof OutsideError) return { found: null, silence: silenceOf(error) };
    throw error;
  }
}

function silenceOf({ reason, status }: OutsideError): Silence {
  if (status === 429 || status === 403 || status === 402 || reason === 'busy') return 'quota';
  if (reason === 'status' && status !== null && status < 500) return 'refused';
  if (reason === 'timeout') return 'slow';
  return reason === 'garbage' || reason === 'type' || reason === 'encoding' || reason === 'too-large' ? 'garbage' : 'down';
}
