import type { Role } from '../context.ts';

/** What is asked for after the password. */
export type SecondFactor = 'off' | 'mail' | 'app';

export type FactorFacts = {
  /** What the person chose; null = nothing yet. */
  chosen: SecondFactor | null;
  role: Role;
  hasProvenEmail: boolean;
  /** An authenticator app one of whose codes was typed. */
  hasApp: boolean;
};

/**
 * The second factor in force. Owner and teacher have mailed codes unless they chose otherwise. What cannot be asked for
 * falls back to the next best: an app that is not there to a mailed code, a mailed code without an address to nothing.
 */
export function effectiveFactor({ chosen, role, hasProvenEmail, hasApp }: FactorFacts): SecondFactor {
  const wanted = chosen ?? (role === 'member' ? 'off' : 'mail');
  if (wanted === 'off') return 'off';
  if (wanted === 'app' && hasApp) return 'app';
  return hasProvenEmail ? 'mail' : 'off';
}

/** What somebody has proven so far: knowing the password, or reading the mail (a code or link from a letter). */
export type FirstProof = 'password' | 'mail';

/** What is still owed after the first proof. A mailed code is the mail already; an app is always asked for. */
export const owedFactor = (factor: SecondFactor, proven: FirstProof): 'mail' | 'app' | null =>
  factor === 'off' || (factor === 'mail' && proven === 'mail') ? null : factor;

/** "j•••a@example.org": enough for whoever owns the address to know where to look, no more. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const local = [...email.slice(0, at)];
  const shown = local.length > 2 ? `${local[0]}•••${local.at(-1)}` : '•••';
  return `${shown}${email.slice(at)}`;
}
