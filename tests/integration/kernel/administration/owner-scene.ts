import type { MemberCtx, Role, Viewer } from '#app/kernel/accounts/context.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { createPerson } from '#tests/support/people.ts';
import { visit } from '../accounts/visit.ts';

/** What an owner's request would hand to a command. */
export const ctxOf = (db: Db, viewer: Viewer, now = new Date()): MemberCtx => ({ ...visit(db, now), viewer, locale: 'en', ip: '203.0.113.7' });

export const personOf = (db: Db, role: Role = 'member', username?: string) => createPerson(db, { role, ...(username && { username }) });
