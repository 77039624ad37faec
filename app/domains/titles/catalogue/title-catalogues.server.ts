import { createOutsidePictures } from '#app/kernel/files/index.server.ts';
import type { FileKeeping, OutsidePictures } from '#app/kernel/files/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { AnswerCache } from '#app/platform/outgoing/answer-cache.server.ts';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import { OutsideError } from '#app/platform/outgoing/outside-error.ts';
import type { TitleType } from '../model/title-type.ts';
import { createAnilist } from './anilist.server.ts';
import type { FoundTitle, TitleProvider } from './found-title.ts';
import { createIgdb } from './igdb.server.ts';
import { titleCoverAddress } from './sites.ts';
import type { TitleSites } from './sites.ts';
import { createTmdb } from './tmdb.server.ts';

/** How long a person is kept waiting. */
export const patienceMs = 3_500;

/** `failed`: nobody answered. */
export type Answer<T> = { found: T; failed: boolean };

/** The outside catalogues as one. Never throws for what goes wrong outside. */
export type TitleCatalogues = {
  /** Who is asked about titles of a type; null: nobody, the house has no key. */
  providerOf(type: TitleType): TitleProvider | null;
  search(question: { type: TitleType; question: string; locale: string }): Promise<Answer<FoundTitle[]>>;
  find(wanted: { type: TitleType; externalId: string; locale: string }): Promise<Answer<FoundTitle | null>>;
  covers: OutsidePictures;
};

type Options = { db: Db; outgoing: Outgoing; sites: TitleSites; files: FileKeeping; now: () => Date };

export function createTitleCatalogues({ db, outgoing, sites, files, now }: Options): TitleCatalogues {
  const cache = new AnswerCache(db, now);
  const providers = [createAnilist(outgoing, cache, sites.anilist), ...(sites.tmdb ? [createTmdb(outgoing, cache, sites.tmdb)] : []), ...(sites.igdb ? [createIgdb(outgoing, cache, sites.igdb)] : [])];
  const of = (type: TitleType) => providers.find(({ types }) => types.includes(type)) ?? null;
  return {
    providerOf: (type) => of(type)?.name ?? null,
    async search({ type, question, locale }) {
      const words = searchWordsFor(question);
      const provider = of(type);
      if (!provider || words === '') return { found: [], failed: false };
      return answered(provider.search({ type, words, locale }, Date.now() + patienceMs), []);
    },
    async find({ type, externalId, locale }) {
      const provider = of(type);
      if (!provider || externalId.includes('/') !== (provider.name === 'tmdb')) return { found: null, failed: false };
      const answer = await answered(provider.find(externalId, locale, Date.now() + patienceMs), null);
      return answer.found?.type === type ? answer : { ...answer, found: null };
    },
    covers: createOutsidePictures({ outgoing, cache, files, addressOf: titleCoverAddress(sites) }),
  };
}

async function answered<T>(asked: Promise<T>, nothing: T): Promise<Answer<T>> {
  try {
    return { found: await asked, failed: false };
  } catch (error) {
    if (error instanceof OutsideError) return { found: nothing, failed: true };
    throw error;
  }
}

/** Words only: the catalogues' own query languages are nobody's business here. */
export const searchWordsFor = (text: string): string => text.toWellFormed().slice(0, 400).replace(/[\u0000-\u001f"“”;\\{}<>\ufffd]+/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 200).toWellFormed();
