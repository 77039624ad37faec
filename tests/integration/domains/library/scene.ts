import { v7 as uuidv7 } from 'uuid';
import { addBook } from '#app/domains/library/index.server.ts';
import { addBookSchema } from '#app/domains/library/schema.ts';
import type { AddBookInput } from '#app/domains/library/schema.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { testFiles } from '#tests/support/files.ts';

export type Published = { event: string; payload: unknown };

export type Person = MemberCtx & { published: Published[] };

/** A member with a context of their own; what their commands publish is kept in `published`. */
export async function person(db: Db, name: string, options: { now?: string; role?: 'member' | 'teacher' | 'owner'; timeZone?: string; locale?: 'ru' | 'en' } = {}): Promise<Person> {
  const { role = 'member', timeZone = 'Europe/Moscow', locale = 'en' } = options;
  const id = uuidv7();
  await db.user.create({ data: { id, username: name, usernameKey: `${name}-${id}`, role, timeZone } });
  const published: Published[] = [];
  return {
    db, locale, timeZone, published, ip: '203.0.113.7',
    now: new Date(options.now ?? '2026-11-21T12:00:00Z'),
    log: createLog('silent'),
    files: testFiles(),
    viewer: { id, username: name, role, email: null, locale, timeZone, weekStart: 1, theme: 'system', sessionId: uuidv7(), provenAt: new Date(options.now ?? '2026-11-21T12:00:00Z'), hasShortcuts: true, avatarId: null, deletionDueAt: null },
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

export const bookInput = (input: Record<string, unknown> = {}): AddBookInput => addBookSchema.parse({ id: uuidv7(), title: 'Oblomov', ...input });

export async function givenBook(ctx: MemberCtx, input: Record<string, unknown> = {}): Promise<string> {
  return (await addBook(ctx, bookInput(input))).id;
}

/** Everything that a book's row repeats, computed again from what it repeats. */
export const rowOf = (ctx: MemberCtx, id: string) => ctx.db.book.findUniqueOrThrow({ where: { id } });
