import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { isLocale } from '#app/platform/i18n/locales.ts';
import { codeLimits, consumeEntryLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import { emailKey } from '../model/email.ts';
import { usernameKey } from '../model/username.ts';
import type { ForgottenInput } from '../credential-schema.ts';
import { issueChallenge } from './issue-challenge.server.ts';
import type { Waiting } from './issue-challenge.server.ts';

/**
 * Sends a code and a link with which a new password can be chosen. Whoever is asked for, known or not, the same rows are
 * written: an unknown address gets the letter that says so; an unknown name, and somebody who wants no letters, none.
 */
export async function requestPasswordReset(ctx: EntryCtx, { login, channel, code }: ForgottenInput & { code: string }): Promise<{ challengeId: string }> {
  await consumeEntryLimits(ctx, codeLimits(loginKey(login), ctx.entry.ip));
  return issueChallenge(ctx, { ...(await resetWaiting(ctx, { login, channel })), code });
}

/** What is counted by: one name in all its look-alike forms, one address in all its spellings. */
export const loginKey = (login: string): string => (login.includes('@') ? emailKey(login) : usernameKey(login));

export async function resetWaiting(ctx: EntryCtx, { login, channel }: ForgottenInput): Promise<Waiting> {
  const known = await findByLogin(ctx.db, login);
  return { purpose: 'reset_password', email: login, userId: known?.id ?? null, registration: null, letter: channels[channel](ctx, login, known) };
}

type Known = NonNullable<Awaited<ReturnType<typeof findByLogin>>>;

/** Each way for the code to reach somebody. */
const channels = { mail: byMail };

function byMail(ctx: EntryCtx, login: string, known: Known | null): Waiting['letter'] {
  const visitors = { locale: ctx.locale, timeZone: ctx.timeZone };
  if (!known) return { ...visitors, ...(login.includes('@') ? { template: 'accounts.no-account', to: login } : nobody) };
  const theirs = { userId: known.id, locale: isLocale(known.locale) ? known.locale : ctx.locale, timeZone: known.timeZone };
  if (known.email === null || known.notificationChannel === 'none') return { ...theirs, ...nobody };
  return { ...theirs, template: 'accounts.reset-password', to: known.email };
}

const nobody = { template: 'accounts.no-letter', to: '' } as const;

const findByLogin = (db: DbOrTx, login: string) =>
  db.user.findUnique({
    where: login.includes('@') ? { emailKey: loginKey(login) } : { usernameKey: loginKey(login) },
    select: { id: true, email: true, notificationChannel: true, locale: true, timeZone: true },
  });
