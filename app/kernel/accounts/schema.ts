import { z } from 'zod';
import { locales } from '#app/platform/i18n/locales.ts';
import { isTimeZone } from '#app/platform/time/zones.ts';
import { maxEmailLength, normalizeEmail } from './model/email.ts';
import { normalizeLogin } from './model/login.ts';
import { readRecoveryCode } from './model/recovery-code.ts';
import { passwordLength, passwordSigns } from './model/password.ts';
import { hasUsernameCharacters, isReservedUsername, normalizeUsername, usernameLength } from './model/username.ts';

const required = (key: string) => ({ error: `accounts:errors.${key}` });

export const username = z
  .string(required('usernameRequired'))
  .max(200, 'accounts:errors.usernameLength')
  .transform(normalizeUsername)
  .refine((name) => name.length >= usernameLength.min && name.length <= usernameLength.max, { error: 'accounts:errors.usernameLength', abort: true })
  .refine(hasUsernameCharacters, { error: 'accounts:errors.usernameCharacters', abort: true })
  .refine((name) => !isReservedUsername(name), 'accounts:errors.usernameReserved');

export const email = z
  .string(required('emailRequired'))
  .max(maxEmailLength, 'accounts:errors.email')
  .transform((typed, issues) => {
    const address = normalizeEmail(typed);
    if (address === null) issues.addIssue({ code: 'custom', message: 'accounts:errors.email' });
    return address ?? '';
  });

const loginError = 'accounts:errors.login';

/** A name here, an address, or a name in Telegram with its @; says nothing about whether there is such an account. */
export const login = z
  .string({ error: loginError })
  .max(maxEmailLength, loginError)
  .transform((typed, issues) => {
    const meant = normalizeLogin(typed);
    if (meant === null) issues.addIssue({ code: 'custom', message: loginError });
    return meant ?? '';
  });

/** As typed: nothing trimmed, folded or cut. Commonness is checked by the command, beside the list. */
export const newPassword = z
  .string(required('passwordRequired'))
  .refine((password) => passwordSigns(password) >= passwordLength.min, { error: 'accounts:errors.passwordShort', abort: true })
  .refine((password) => passwordSigns(password) <= passwordLength.max, 'accounts:errors.passwordLong');

const redirectTo = z.string().max(2000).optional().catch(undefined);
const timeZone = z.string().max(64).refine(isTimeZone, 'accounts:errors.timeZone');

export const registerSchema = z.object({
  username, email, password: newPassword, redirectTo,
  /** The secret of the link they came by; a damaged one counts as none. */
  invitation: z.string().regex(/^[\w-]{43}$/).optional().catch(undefined),
  /** Filled in by the browser's script; a wrong one is no reason to refuse a person. */
  timeZone: timeZone.optional().catch(undefined),
});

export const chooseUsernameSchema = z.object({ username });

export const signInSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('code'), email: login, redirectTo }),
  z.object({
    intent: z.literal('password'),
    login: z.string(required('loginRequired')).trim().min(1, 'accounts:errors.loginRequired').max(maxEmailLength, 'accounts:errors.signIn'),
    // No rules here: they may change after a password was chosen, and would tell what passwords look like.
    password: z.string(required('passwordRequired')).max(1000, 'accounts:errors.signIn'),
    redirectTo,
  }),
]);

/** Six digits, however they were pasted. */
const code = z
  .string()
  .max(100, 'accounts:errors.codeShape')
  .transform((typed) => typed.normalize('NFKC').replace(/[\s\-–—]/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'accounts:errors.codeShape'));

const recoveryCode = z.string({ error: 'second-factor:errors.recoveryCode' }).max(200, 'second-factor:errors.recoveryCode').refine((typed) => readRecoveryCode(typed) !== null, 'second-factor:errors.recoveryCode');

const link = z.string().regex(/^[\w-]{43}$/, 'accounts:errors.linkSpent');

/** The page has a form for the code and, when opened from the mail, a button for the link. */
export const proofSchema = z
  .object({ code: code.optional(), link: link.optional() })
  .transform(proofOf);

/** Where a letter is waited for it can also be asked for again. */
export const letterSchema = z
  .object({ intent: z.enum(['again']).optional().catch(undefined), code: code.optional(), link: link.optional() })
  .transform(({ intent, ...typed }, issues): Proof | { intent: 'again' } => (intent === 'again' ? { intent } : proofOf(typed, issues)));

/** The signed-in person once more: by password, by the app's code, or by a letter that is still to be sent. */
export const freshProofSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('password'), password: z.string(required('passwordRequired')).max(1000, 'accounts:errors.signIn'), redirectTo }),
  z.object({ intent: z.literal('app'), code: z.string({ error: 'second-factor:errors.codeRequired' }).pipe(code), redirectTo }),
  z.object({ intent: z.literal('letter'), redirectTo }),
]);

/** What is still owed after the password: the mailed code or its link, the app's code, a recovery code; or the letter once more. */
export const secondStepSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('mail'), code: z.string({ error: 'accounts:errors.codeRequired' }).pipe(code) }),
  z.object({ intent: z.literal('link'), link }),
  z.object({ intent: z.literal('app'), code: z.string({ error: 'second-factor:errors.codeRequired' }).pipe(code) }),
  z.object({ intent: z.literal('recovery'), recoveryCode }),
  z.object({ intent: z.literal('again') }),
]);

export const chooseFactorSchema = z.object({
  factor: z.enum(['off', 'mail', 'app'], 'second-factor:errors.factorRequired'),
  endOthers: z.literal('on').optional(),
});

/** An app that is to be connected, and the code with which it shows that it has the key. */
export const authenticatorSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('begin') }),
  z.object({ intent: z.literal('confirm'), code: z.string({ error: 'second-factor:errors.codeRequired' }).pipe(code), endOthers: z.literal('on').optional() }),
]);

export const recoveryCodesSchema = z.object({ intent: z.enum(['renew', 'done']) });

export const settingsSchema = z.object({
  locale: z.enum(['browser', ...locales]),
  theme: z.enum(['system', 'light', 'dark']),
  timeZone,
  weekStart: z.enum(['monday', 'sunday']).transform((day) => (day === 'sunday' ? 7 : 1)).optional(),
  /** A box: nothing is sent when it is not ticked. */
  shortcuts: z.literal('on').optional(),
});

export const preferencesSchema = z
  .object({ locale: z.enum(locales).optional(), theme: z.enum(['system', 'light', 'dark']).optional(), returnTo: redirectTo })
  .refine((wanted) => wanted.locale !== undefined || wanted.theme !== undefined, 'accounts:errors.nothingChosen');

/** A button and nothing else. */
export const signOutSchema = z.object({});

export const endSessionSchema = z.object({ session: z.union([z.literal('others'), z.uuid()]) });

export type SecondStepInput = z.output<typeof secondStepSchema>;
export type RegisterInput = z.output<typeof registerSchema>;
export type Proof = { code: string } | { link: string };

function proofOf(typed: { code?: string; link?: string }, issues: z.core.$RefinementCtx): Proof {
  if (typed.link !== undefined) return { link: typed.link };
  if (typed.code === undefined) issues.addIssue({ code: 'custom', path: ['code'], message: 'accounts:errors.codeRequired' });
  return { code: typed.code ?? '' };
}
