import { cataloguePace, catalogueSources, createCatalogues } from '#app/domains/library/index.server.ts';
import type { Catalogues } from '#app/domains/library/index.server.ts';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { Env } from '#app/platform/env/env.server.ts';
import { createOutgoing } from '#app/platform/outgoing/outgoing.server.ts';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import { userAgent } from '#app/platform/outgoing/user-agent.ts';
import { appVersion } from './errors.server.ts';

/** The way out to the catalogues of books, and the catalogues behind it. */
export function composeCatalogues({ env, db, files, now }: { env: Env; db: Db; files: FileKeeping; now: () => Date }): { outgoing: Outgoing; catalogues: Catalogues } {
  const sources = catalogueSources(env);
  const outgoing = createOutgoing({
    userAgent: userAgent({ version: appVersion, address: env.baseUrl, contact: env.CONTACT_EMAIL ?? env.MAIL_FROM }),
    trustedOrigins: sources.trustedOrigins,
    pace: cataloguePace(env),
  });
  return { outgoing, catalogues: createCatalogues({ db, outgoing, sources, files, now }) };
}
