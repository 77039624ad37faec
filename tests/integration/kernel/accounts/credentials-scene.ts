import { requestEmailChange, requestPasswordReset, resetPassword } from '#app/kernel/accounts/index.server.ts';
import type { EntryCtx } from '#app/kernel/accounts/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { resolveViewer } from '#app/kernel/accounts/session.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { answer, password, register, visit } from './visit.ts';

export const later = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000);

/** The next moment at which letters to an address are no longer counted together with those of its registration. */
export const soon = () => later(new Date(), 120);

export const newPassword = 'seven quiet lanterns';

/** A member and a browser of theirs that is signed in. */
export async function person(db: Db, username: string, email?: string) {
  const registered = await register(db, username, email);
  return { ...registered, username };
}

/** The context of a browser with this session. */
export async function signedIn(db: Db, session: string, now = new Date()): Promise<MemberCtx & EntryCtx> {
  const viewer = await resolveViewer(db, `kz-session=${session}`, now, false);
  if (!viewer) throw new Error('nobody is signed in');
  const ctx = visit(db, now);
  return { ...ctx, viewer, entry: { ...ctx.entry, browserSession: session } };
}

export const isOpen = async (db: Db, session: string, now = new Date()) => (await resolveViewer(db, `kz-session=${session}`, now, false)) !== null;

export const forget = (ctx: EntryCtx, login: string, code = '246810') => requestPasswordReset(ctx, { login, code });

/** Asks, answers with the code, and is about to choose. */
export async function mayChoose(db: Db, login: string, now = soon()): Promise<{ ctx: EntryCtx; challengeId: string }> {
  const ctx = visit(db, now);
  const { challengeId } = await forget(ctx, login);
  await answer(ctx, challengeId, { code: '246810' }, login, ['reset_password']);
  return { ctx, challengeId };
}

export const choose = (ctx: EntryCtx, challengeId: string, chosen = newPassword) => resetPassword(ctx, { challengeId, password: chosen });

/** Asks for another address and answers the code that went there. */
export async function moveTo(ctx: MemberCtx & EntryCtx, email: string): Promise<string> {
  const { challengeId } = await requestEmailChange(ctx, { email, password, code: '135791' });
  const redeemed = await answer(ctx, challengeId, { code: '135791' }, email, ['change_email']);
  if (redeemed.kind !== 'email-changed') throw new Error(redeemed.kind);
  return redeemed.session;
}

/** The newest letter of a kind to an address. */
export const letterTo = (db: Db, to: string, template: string) => db.mailMessage.findFirst({ where: { to, template }, orderBy: { id: 'desc' } });
