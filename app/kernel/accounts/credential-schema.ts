import { z } from 'zod';
import { email, login, newPassword } from './schema.ts';

export const forgottenSchema = z.object({ login });

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
