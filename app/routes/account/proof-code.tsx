import { useLoaderData } from '@remix-run/react';
import { proofChallengeCookie } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { proofSchema } from '#app/kernel/accounts/schema.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { answerLetter, openDoor, welcome } from '#app/routes/auth/door.server.ts';
import { LetterAnswer } from '#app/routes/auth/letter-answer.tsx';
import { readSecret } from '#app/routes/auth/read-secret.ts';
import { WithMailAddress } from '#app/ui/mail-address.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextLink } from '#app/ui/text-link.tsx';

export const handle = { messages: ['accounts', 'second-factor'], frame: 'auth', title: 'accounts:code.title' };

export const loader = page(member, async ({ ctx, request, url, context }) => {
  const { challenge } = openDoor(ctx, request, context, proofChallengeCookie);
  return { email: challenge?.email ?? null, link: readSecret(url, 'link') };
});

export const action = formAction(member, { schema: proofSchema }, async ({ ctx, input, request, context }) => {
  const door = openDoor(ctx, request, context, proofChallengeCookie);
  return welcome(door, await answerLetter(door, input, ['fresh_proof']));
});

export default function ProofCode() {
  const { t } = useTranslation(['accounts', 'second-factor']);
  const { email, link } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('code.title')} lead={email ? <WithMailAddress text={t('code.lead', { email })} address={email} /> : t('code.leadUnknown')} />
      <LetterAnswer email={email} link={link} action={accountPaths.freshProofCode()} submit={t('proof.submit')} />
      <p className="under"><TextLink to={accountPaths.settings()}>{t('second-factor:proof.cancel')}</TextLink></p>
    </>
  );
}
