import { z } from 'zod';
import { normalizeEmail } from './model/email.ts';
import { hasUsernameCharacters, normalizeUsername, usernameLength } from './model/username.ts';
import { email, newPassword } from './schema.ts';

const loginError = 'credentials:errors.login';

/** A name or an address, in the form accounts have; says nothing about whether there is one. */
const login = z
  .string({ error: loginError })
  .max(254, loginError)
  .transform((typed, issues) => {
    const meant = typed.includes('@') ? normalizeEmail(typed) : asUsername(typed);
    if (meant === null) issues.addIssue({ code: 'custom', message: loginError });
    return meant ?? '';
  });

function asUsername(typed: string): string | null {
  const name = normalizeUsername(typed);
  return name.length >= usernameLength.min && name.length <= usernameLength.max && hasUsernameCharacters(name) ? name : null;
}

/** How a letter about a forgotten password travels; Telegram will be another. */
const resetChannel = z.enum(['mail']);

export const forgottenSchema = z.object({ login, channel: resetChannel.default('mail') });

const repeated = z.string({ error: 'credentials:errors.repeatRequired' }).max(1000, 'credentials:errors.repeat');

/** Beside the second field, where it is mended. */
const typedTwice = <T extends { password: string; repeated: string }>(typed: T) => typed.password === typed.repeated;
const differ = { path: ['repeated'], error: 'credentials:errors.repeat' };

export const choosePasswordSchema = z.object({ password: newPassword, repeated }).refine(typedTwice, differ);

/** No rules for the present one: they may have changed since it was chosen. */
const current = z.string().max(1000, 'credentials:errors.currentPassword').optional();

export const changePasswordSchema = z.object({ current, password: newPassword, repeated }).refine(typedTwice, differ);

export const changeEmailSchema = z.object({ email, password: current });

/** The button of the way back. */
export const emailReturnSchema = z.object({ link: z.string({ error: 'credentials:errors.returnOver' }).regex(/^[\w-]{43}$/, 'credentials:errors.returnOver') });

export type ForgottenInput = z.output<typeof forgottenSchema>;
export type ChangePasswordInput = z.output<typeof changePasswordSchema>;
