import { z } from 'zod';
import { defineSealedCookie } from './sealed-cookie.server.ts';

/** Lives as long as a code does. */
export const challengeSeconds = 600;

const schema = z.object({
  id: z.uuid(),
  /** What remix-auth-totp wants to find in its own cookie again. */
  strategy: z.string().max(3000),
  /** As typed, to say where the letter went. */
  email: z.string().max(254),
  redirectTo: z.string().max(2000).optional(),
  /** The secret of the link a newcomer came by: to begin again they need it once more. */
  invitation: z.string().max(100).optional(),
  /** Asked for by somebody who registers: to begin again they register, others sign in. */
  isJoining: z.boolean().optional(),
});

/** Which letter this browser is waiting for. */
export type ChallengeCookie = z.infer<typeof schema>;

/** The letter this browser waits for. */
export const challengeCookie = defineSealedCookie({ name: 'kz-code', use: 'code-cookie', schema, seconds: challengeSeconds });

/** The letter of a proof, which may be asked for while another letter is waited for (a new address): neither takes the other's place. */
export const proofChallengeCookie = defineSealedCookie({ name: 'kz-proof-code', use: 'proof-code-cookie', schema, seconds: challengeSeconds });
