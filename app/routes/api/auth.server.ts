import { randomInt } from 'node:crypto';
import type { AppLoadContext } from '@remix-run/node';
import { z } from 'zod';
import type { Ctx } from '#app/kernel/accounts/context.ts';
import { changePassword, requestEmailChange, requestPasswordReset } from '#app/kernel/accounts/index.server.ts';
import type { Entered, EntryCtx } from '#app/kernel/accounts/index.server.ts';
import { isFreshlyProven } from '#app/kernel/accounts/model/fresh-proof.ts';
import { anyone, member } from '#app/kernel/accounts/policies.ts';
import {
  changeEmailWithCode, issueTokens, registerWithCode, renewTokens, requestAddressCode, resetPasswordWithCode, signInClient,
} from '#app/kernel/accounts/tokens/index.server.ts';
import { accepted, defineOperation, ok } from '#app/platform/api/operation.ts';
import type { Answer, Operation } from '#app/platform/api/operation.ts';
import { ApiProblem } from '#app/platform/api/problem.server.ts';
import { email, newPassword, timeZone, username } from './account-fields.ts';

const code = z.string('api:fields.code').regex(/^\d{6}$/, 'accounts:errors.codeShape');
/** As it is typed: no rules, for they may change after it was chosen. */
const presentPassword = z.string('api:fields.required').max(1000, 'accounts:errors.signIn');
const invitation = z.string().regex(/^[\w-]{43}$/, 'api:fields.wrong').optional();

const tokens = z.strictObject({
  token_type: z.literal('Bearer'), access_token: z.string(), expires_at: z.int(), refresh_token: z.string(), refresh_expires_at: z.int(),
});
const sent = z.strictObject({ sent: z.literal(true) });

/** What coming in needs to know besides the context; what it opens are tokens. */
function entryOf<C extends Ctx>(ctx: C, context: AppLoadContext): C & EntryCtx {
  const { env, checkAddress } = context.services;
  return { ...ctx, entry: { ip: context.ip, userAgent: context.userAgent, browserSession: null, secret: env.sessionSecret, checkAddress, opens: 'tokens' } };
}

const house = ({ services: { env } }: AppLoadContext) => ({ issuer: env.baseUrl, secrets: [env.sessionSecret, ...env.SESSION_SECRET_BEFORE] });

const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** The pair that a client keeps. */
async function pair(ctx: Ctx, context: AppLoadContext, refreshToken: string): Promise<Answer> {
  const made = await issueTokens(ctx, house(context), refreshToken);
  return ok({ token_type: 'Bearer', access_token: made.accessToken, expires_at: made.expiresAt, refresh_token: made.refreshToken, refresh_expires_at: made.refreshExpiresAt });
}

const factorOwed = (factor: 'mail' | 'app') =>
  new ApiProblem(401, 'second_factor_required', { headers: { 'WWW-Authenticate': 'Bearer' }, fields: [{ field: 'code', key: `api:factor.${factor}` }] });

const entered = (ctx: Ctx, context: AppLoadContext, way: Entered): Promise<Answer> => {
  if (way.kind === 'second-step') throw factorOwed(way.step.factor);
  return pair(ctx, context, way.session);
};

const secret = { tag: 'auth', method: 'POST', isSecret: true } as const;

export const authOperations: Operation[] = [
  defineOperation({
    ...secret, id: 'sendRegistrationCode', path: '/auth/email/validate', policy: anyone, scope: null,
    body: z.strictObject({ email, invitation }), answers: { 202: sent }, refuses: { 409: 'api:because.door' },
    async run({ ctx, context, body }) {
      await requestAddressCode(entryOf(ctx, context), { ...body, code: newCode() });
      return accepted({ sent: true });
    },
  }),
  defineOperation({
    ...secret, id: 'register', path: '/auth/signin', policy: anyone, scope: null,
    body: z.strictObject({ email, username, password: newPassword, code, invitation, time_zone: timeZone.optional() }),
    answers: { 200: tokens }, refuses: { 401: 'api:because.factor', 409: 'api:because.doorOrAccount', 429: 'api:because.codeSpent' },
    async run({ ctx, context, body: { time_zone: zone, ...body } }) {
      return entered(ctx, context, await registerWithCode(entryOf(ctx, context), { ...body, timeZone: zone }));
    },
  }),
  defineOperation({
    ...secret, id: 'getTokens', path: '/auth/token', policy: anyone, scope: null,
    body: z.strictObject({ email, password: presentPassword, code: z.string('api:fields.code').min(1, 'api:fields.code').max(200, 'api:fields.code').optional() }),
    answers: { 200: tokens }, refuses: { 401: 'api:because.factor', 409: 'api:because.account', 429: 'api:because.codeSpent' }, fields: { recoveryCode: 'code' },
    async run({ ctx, context, body: { email: login, password, code: factorCode } }) {
      const way = await signInClient(entryOf(ctx, context), { login, password, code: factorCode, newCode });
      if (way.kind === 'factor-owed') throw factorOwed(way.factor);
      return pair(ctx, context, way.refreshToken);
    },
  }),
  defineOperation({
    ...secret, id: 'renewTokens', path: '/auth/token/update', policy: anyone, scope: null,
    body: z.strictObject({ refresh_token: z.string('api:fields.required').max(200, 'api:fields.wrong') }), answers: { 200: tokens }, refuses: { 401: 'api:because.refreshOver', 409: 'api:because.refreshInUse' },
    async run({ ctx, context, body }) {
      const made = await renewTokens(entryOf(ctx, context), house(context), { refreshToken: body.refresh_token });
      return ok({ token_type: 'Bearer', access_token: made.accessToken, expires_at: made.expiresAt, refresh_token: made.refreshToken, refresh_expires_at: made.refreshExpiresAt });
    },
  }),
  defineOperation({
    ...secret, id: 'restorePassword', path: '/auth/password/restore', policy: anyone, scope: null,
    body: z.strictObject({ email, code: code.optional(), new_password: newPassword.optional() })
      .refine(({ code: typed, new_password: wanted }) => (typed === undefined) === (wanted === undefined), { path: ['code'], error: 'api:fields.bothOrNone' }),
    answers: { 200: tokens, 202: sent }, refuses: { 401: 'api:because.factor', 409: 'api:because.account', 429: 'api:because.codeSpent' }, fields: { password: 'new_password' },
    async run({ ctx, context, body: { email: login, code: typed, new_password: password } }) {
      const entry = entryOf(ctx, context);
      if (typed !== undefined && password !== undefined) return entered(ctx, context, await resetPasswordWithCode(entry, { email: login, code: typed, password }));
      await requestPasswordReset(entry, { login, code: newCode() });
      return accepted({ sent: true });
    },
  }),
  defineOperation({
    ...secret, id: 'changePassword', path: '/auth/password/change', policy: member, scope: 'account',
    body: z.strictObject({ current_password: presentPassword.optional(), new_password: newPassword }), answers: { 200: tokens }, refuses: { 403: 'api:because.proof' }, fields: { current: 'current_password', password: 'new_password' },
    async run({ ctx, context, body }) {
      requireProof(ctx.viewer.provenAt, ctx.now, body.current_password);
      return pair(ctx, context, await changePassword(entryOf(ctx, context), { current: body.current_password, password: body.new_password }));
    },
  }),
  defineOperation({
    ...secret, id: 'changeEmail', path: '/auth/email/change', policy: member, scope: 'account',
    body: z.strictObject({ email, password: presentPassword.optional(), code: code.optional() }), answers: { 200: tokens, 202: sent },
    refuses: { 403: 'api:because.proof', 409: 'api:because.noEmail', 429: 'api:because.codeSpent' },
    async run({ ctx, context, body }) {
      requireProof(ctx.viewer.provenAt, ctx.now, body.password);
      const entry = entryOf(ctx, context);
      if (body.code !== undefined) return pair(ctx, context, await changeEmailWithCode(entry, { ...body, code: body.code }));
      await requestEmailChange(entry, { email: body.email, ...(body.password !== undefined && { password: body.password }), code: newCode() });
      return accepted({ sent: true });
    },
  }),
];

/** The password itself is the proof; without one the sign-in must have been a moment ago. */
function requireProof(provenAt: Date, now: Date, password: string | undefined): void {
  if (password === undefined && !isFreshlyProven(provenAt, now)) throw new ApiProblem(403, 'proof_needed');
}
