import { v7 as uuidv7 } from 'uuid';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { Db, Prisma } from '#app/platform/db/client.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { foldText } from '#app/platform/text/folding.ts';
import { testFiles } from '#tests/support/files.ts';

export type Published = { event: string; payload: unknown };
export type Person = MemberCtx & { published: Published[] };

/** A member with a context of their own; what their commands publish is kept in `published`. */
export async function person(db: Db, name: string, options: { now?: string; timeZone?: string; role?: 'member' | 'owner' } = {}): Promise<Person> {
  const { now = '2026-11-21T12:00:00Z', timeZone = 'Europe/Moscow', role = 'member' } = options;
  const id = uuidv7();
  await db.user.create({ data: { id, username: name, usernameKey: `${name}-${id}`, role, timeZone, profileVisibility: 'members' } });
  const published: Published[] = [];
  return {
    db, timeZone, published, locale: 'en', ip: '203.0.113.7', now: new Date(now), log: createLog('silent'), files: testFiles(),
    viewer: { id, username: name, role, email: null, locale: 'en', timeZone, weekStart: 1, theme: 'system', sessionId: uuidv7(), provenAt: new Date(now), hasShortcuts: true, avatarId: null, deletionDueAt: null },
    queue: {
      enqueue: async () => undefined,
      publish: async (_tx, event, payload) => {
        event.payload.parse(payload);
        published.push({ event: event.name, payload });
      },
    },
  };
}

export const later = (ctx: Person, now: string): Person => ({ ...ctx, now: new Date(now) });

type Given = Partial<Prisma.TitleCreateManyInput> & { name: string; makers?: string[] };

/** A title, straight into the table. */
export async function givenTitle(db: Db, { makers = [], ...title }: Given): Promise<string> {
  const id = title.id ?? uuidv7();
  const searchText = [title.name, title.originalName, ...makers, title.year].filter(Boolean).map((part) => foldText(String(part))).join(' ');
  await db.title.createMany({ data: [{ type: 'film', nameKey: foldText(title.name), searchText, ...title, id }] });
  await db.titleCredit.createMany({ data: makers.map((name, position) => ({ titleId: id, position, name, role: 'director' })) });
  return id;
}
