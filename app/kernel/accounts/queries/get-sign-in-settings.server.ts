import type { MemberCtx } from '../context.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { findFactor } from './find-factor.server.ts';
import type { PersonsFactor } from './find-factor.server.ts';

export type SignInSettings = Pick<PersonsFactor, 'factor' | 'chosen' | 'email' | 'hasProvenEmail'> & {
  hasPassword: boolean;
  passwordChangedAt: Date | null;
  appSince: Date | null;
  recoveryLeft: number;
};

/** How the viewer signs in, and what is asked for after the password. */
export async function getSignInSettings(ctx: MemberCtx): Promise<SignInSettings> {
  const { id } = ctx.viewer;
  const [found, factor] = await Promise.all([
    ctx.db.user.findUnique({
      where: { id },
      select: {
        passwordHash: true, passwordChangedAt: true, authenticator: { select: { confirmedAt: true } },
        _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
      },
    }),
    findFactor(ctx.db, id),
  ]);
  if (!found || !factor) throw new AppError('not-found');
  const { factor: inForce, chosen, email, hasProvenEmail } = factor;
  return {
    factor: inForce, chosen, email, hasProvenEmail,
    hasPassword: found.passwordHash !== null, passwordChangedAt: found.passwordChangedAt,
    appSince: found.authenticator?.confirmedAt ?? null, recoveryLeft: found._count.recoveryCodes,
  };
}
