import { z } from 'zod';
import { challengeSeconds } from './challenge-cookie.server.ts';
import { defineSealedCookie } from './sealed-cookie.server.ts';

/** How long after the first proof the second factor is waited for. */
export const secondStepSeconds = challengeSeconds;

const schema = z.object({
  id: z.uuid(),
  factor: z.enum(['mail', 'app']),
  /** The letter of a mailed second factor; as in the challenge's cookie. */
  letter: z.object({ id: z.uuid(), strategy: z.string().max(3000), email: z.string().max(254), isInTelegram: z.boolean().optional() }).optional(),
  redirectTo: z.string().max(2000).optional(),
});

/** The second factor that this browser owes: nobody else's browser can give it. */
export type SecondStepCookie = z.infer<typeof schema>;

const cookie = defineSealedCookie({ name: 'kz-step', use: 'second-step-cookie', schema, seconds: secondStepSeconds });

export const secondStepCookie = cookie.write;
export const clearSecondStepCookie = cookie.clear;
export const readSecondStepCookie = cookie.read;
