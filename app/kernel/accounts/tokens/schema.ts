import { z } from 'zod';
import { tokenLives } from './lives.ts';
import { personalScopes } from './scopes.ts';

const name = z.string('tokens:errors.name').trim().min(1, 'tokens:errors.name').max(100, 'tokens:errors.nameLong');
const scope = z.enum(personalScopes, 'tokens:errors.scopes');

export const newTokenSchema = z.object({
  intent: z.literal('create'),
  /** From the form, so that it makes one token, however often it is sent. */
  id: z.uuid(),
  name,
  scopes: z.union([scope.transform((one) => [one]), z.array(scope)], 'tokens:errors.scopes').refine((chosen) => chosen.length > 0, 'tokens:errors.scopes'),
  days: z.enum(tokenLives, 'tokens:errors.life').transform((life) => (life === 'never' ? null : Number(life))),
});

/** The page makes tokens and ends them, and clients that signed in. */
export const tokensSchema = z.discriminatedUnion('intent', [
  newTokenSchema,
  z.object({ intent: z.literal('end'), id: z.uuid() }),
  z.object({ intent: z.literal('end-client'), id: z.uuid() }),
  z.object({ intent: z.literal('seen') }),
]);

export type NewTokenInput = Omit<z.output<typeof newTokenSchema>, 'intent'>;
