import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findWaysToProve, proofChallengeCookie, proveByApp, proveByPassword, requestFreshProof, sessionCookie } from '#app/kernel/accounts/index.server.ts';
import { isFreshlyProven } from '#app/kernel/accounts/model/fresh-proof.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { freshProofSchema } from '#app/kernel/accounts/schema.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { safeRedirect } from '#app/platform/http/safe-redirect.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { openDoor, sendLetter } from '#app/routes/auth/door.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { ProofForms } from './proof-forms.tsx';

export const handle = { messages: ['accounts', 'second-factor'], frame: 'auth', title: 'second-factor:proof.title' };

export const loader = page(member, async ({ ctx, url }) => {
  const redirectTo = safeRedirect(url.searchParams.get('redirectTo'), accountPaths.settings());
  if (isFreshlyProven(ctx.viewer.provenAt, ctx.now)) throw redirect(redirectTo, 303);
  return { redirectTo, ways: await findWaysToProve(ctx) };
});

/** By password or app at once, or by a letter whose code the next page asks for. The session goes on under a new id. */
export const action = formAction(member, { schema: freshProofSchema, secrets: ['password', 'code'] }, async ({ ctx, input, request, context }) => {
  const door = openDoor(ctx, request, context, proofChallengeCookie);
  const redirectTo = safeRedirect(input.redirectTo, accountPaths.settings());
  if (input.intent === 'letter') {
    const letter = { email: ctx.viewer.email ?? '', redirectTo, to: accountPaths.freshProofCode() };
    return sendLetter(door, letter, (code) => requestFreshProof(door.ctx, { code }));
  }
  const session = input.intent === 'password' ? await proveByPassword(door.ctx, input) : await proveByApp(door.ctx, input);
  return { to: redirectTo, headers: [['Set-Cookie', sessionCookie(session, door.secure)]] };
});

export default function Proof() {
  const { t } = useTranslation('second-factor');
  const { redirectTo, ways } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('proof.title')} lead={t('proof.lead')} />
      <ProofForms ways={ways} redirectTo={redirectTo} />
      <p className="under"><TextLink to={accountPaths.settings()}>{t('proof.cancel')}</TextLink></p>
    </>
  );
}
