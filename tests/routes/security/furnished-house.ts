import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '#app/kernel/accounts/context.ts';
import type { TestApp } from '#tests/support/app.ts';
import type { Browser } from '#tests/support/browser-session.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import type { AppRoute } from '#tests/support/routes.ts';
import { addressOf, furnishedPerson } from './furnished-person.ts';
import type { Furnished } from './furnished-person.ts';

export type House = {
  owner: Browser & { person: Viewer };
  /** The one whom the owner's routes are about. */
  about: Furnished;
  /** A route's address for the owner: something is there behind every parameter. */
  addressOf: (pattern: string) => string;
};

/** An owner, and something behind every address of their house. */
export async function furnishedHouse(app: TestApp, title: string): Promise<House> {
  const owner = await signedInBrowser(app, 'owner');
  const about = await furnishedPerson(app, title);
  const ids: Record<string, string> = { people: about.browser.person.id, invitations: await invitation(owner), mail: await letter(app, about), jobs: await deadJob(app), dictionaries: await dictionary(app) };
  await app.db.houseSettings.updateMany({ data: { accent: '#7a3b2e' } });
  return {
    owner, about,
    addressOf: (pattern) => {
      const room = /^\/admin\/(\w+)\/:id/.exec(pattern)?.[1];
      const address = room ? ids[room] && pattern.replace(':id', ids[room]) : addressOf(pattern, about);
      if (!address) throw new Error(`nothing is there for ${pattern}: give it something here`);
      return address;
    },
  };
}

async function invitation(owner: Browser): Promise<string> {
  const id = uuidv7();
  const { status } = await owner.post('/admin/invitations', { id, maxUses: '2', days: '7', note: 'For friends' });
  if (status !== 303) throw new Error(`the invitation answered ${status}`);
  return id;
}

async function letter({ db }: TestApp, { browser: { person } }: Furnished): Promise<string> {
  const { id } = await db.mailMessage.create({
    data: { idempotencyKey: randomUUID(), userId: person.id, to: person.email ?? '', template: 'accounts.deactivated', locale: 'en', timeZone: 'UTC', subject: 'A letter', status: 'failed' },
    select: { id: true },
  });
  return id;
}

async function dictionary({ db }: TestApp): Promise<string> {
  const { id } = await db.dictionary.create({ data: { name: 'A dictionary', fromLanguage: 'en', toLanguage: 'ru', origin: 'upload', state: 'ready', entries: 1, entriesDone: 1 }, select: { id: true } });
  await db.dictionaryEntry.create({ data: { dictionaryId: id, number: 0, headword: 'quiet', key: 'quiet', stem: 'quiet', body: 'тихий' } });
  return id;
}

/** As the queue leaves what failed for good. */
async function deadJob({ db }: TestApp): Promise<string> {
  const id = randomUUID();
  await db.$executeRaw`
    INSERT INTO pgboss.job (id, name, data, output, singleton_key, source_name, source_id, source_retry_count)
    VALUES (${id}::uuid, 'dead-letters', ${JSON.stringify({ payload: {} })}::jsonb, ${JSON.stringify({ message: 'no answer' })}::jsonb, ${id}, 'mail.deliver', ${randomUUID()}::uuid, 15)`;
  return id;
}

/** Whose house a route belongs to. */
export const isOwners = ({ pattern }: Pick<AppRoute, 'pattern'>) => pattern.startsWith('/admin') || pattern === '/styleguide';
