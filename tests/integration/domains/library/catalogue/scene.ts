import { afterAll } from 'vitest';
import { createCatalogues, catalogueSources } from '#app/domains/library/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { createOutgoing } from '#app/platform/outgoing/outgoing.server.ts';
import type { GateOptions } from '#app/platform/outgoing/provider-gate.ts';
import type { FakeCatalogues } from '#tests/support/fake-catalogues.ts';
import { testFiles } from '#tests/support/files.ts';

type Options = { env?: Record<string, string>; pace?: GateOptions; now?: () => Date };

/** Catalogues of a process of their own: a cache in the database, doors to the providers without a past. */
export function catalogues(db: Db, fake: FakeCatalogues, { env = fake.env, pace = { perSecond: 1_000, burst: 1_000 }, now = () => new Date() }: Options = {}) {
  const sources = catalogueSources(env);
  const names = ['open-library', 'open-library-covers', 'google-books', 'google-books-covers'];
  const outgoing = createOutgoing({ userAgent: 'Kruzhok/test (+https://circle.example; owner@circle.example)', trustedOrigins: sources.trustedOrigins, pace: Object.fromEntries(names.map((name) => [name, pace])) });
  afterAll(() => outgoing.close());
  return { ...createCatalogues({ db, outgoing, sources, files: testFiles(), now }), outgoing };
}
