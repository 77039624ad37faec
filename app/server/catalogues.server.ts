import { cataloguePace, catalogueSources, createCatalogues } from '#app/domains/library/index.server.ts';
import type { Catalogues } from '#app/domains/library/index.server.ts';
import { createLookups, lookupPace, lookupSources } from '#app/domains/library/words/index.server.ts';
import type { Lookups } from '#app/domains/library/words/index.server.ts';
import { createTitleCatalogues, titlePace, titleSites } from '#app/domains/titles/index.server.ts';
import type { TitleCatalogues } from '#app/domains/titles/index.server.ts';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { Env } from '#app/platform/env/env.server.ts';
import { createOutgoing } from '#app/platform/outgoing/outgoing.server.ts';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import { userAgent } from '#app/platform/outgoing/user-agent.ts';
import { telegramPace } from '#app/platform/telegram/telegram-api.server.ts';
import { appVersion } from './errors.server.ts';

/** The way out to other people's servers, and what lies behind it: catalogues of books and titles, and where words are looked up. */
export function composeCatalogues({ env, db, files, now }: { env: Env; db: Db; files: FileKeeping; now: () => Date }): { outgoing: Outgoing; catalogues: Catalogues; titleCatalogues: TitleCatalogues; lookups: Lookups } {
  const sources = catalogueSources(env);
  const words = lookupSources(env);
  const sites = titleSites(env);
  const outgoing = createOutgoing({
    userAgent: userAgent({ version: appVersion, address: env.baseUrl, contact: env.CONTACT_EMAIL ?? env.MAIL_FROM }),
    trustedOrigins: [...sources.trustedOrigins, ...words.trustedOrigins, ...sites.trustedOrigins, ...(env.TELEGRAM_API_URL ? [new URL(env.TELEGRAM_API_URL).origin] : [])],
    pace: { ...cataloguePace(env), ...lookupPace(env), ...titlePace(env), ...telegramPace },
  });
  return { outgoing, catalogues: createCatalogues({ db, outgoing, sources, files, now }), titleCatalogues: createTitleCatalogues({ db, outgoing, sites, files, now }), lookups: createLookups({ db, outgoing, sources: words, now }) };
}
