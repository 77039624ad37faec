import { useLoaderData } from '@remix-run/react';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { letterSchema } from '#app/kernel/accounts/schema.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { answerOrAskAgain, openDoor } from '#app/routes/auth/door.server.ts';
import { LetterAnswer } from '#app/routes/auth/letter-answer.tsx';
import { readSecret } from '#app/routes/auth/read-secret.ts';
import { SendAgain } from '#app/routes/auth/send-again.tsx';
import { WithMailAddress } from '#app/ui/mail-address.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { requireFreshProof } from './fresh-proof.server.ts';
import { SignInCrumbs } from './sign-in-crumbs.tsx';

export const handle = { messages: ['accounts', 'settings'], title: 'accounts:code.title' };

export const loader = page(member, async ({ ctx, request, url, context }) => {
  const { challenge } = openDoor(ctx, request, context);
  return { email: challenge?.email ?? null, link: readSecret(url, 'link') };
});

/** The address becomes the person's here, so who sits before the browser must still be known; whoever proves it comes back here, where the code waits. */
export const action = formAction(member, { schema: letterSchema }, async ({ ctx, input, request, context }) => {
  requireFreshProof(ctx, accountPaths.emailCode());
  return answerOrAskAgain(openDoor(ctx, request, context), input, ['prove_email', 'change_email'], accountPaths.emailCode());
});

export default function EmailCode() {
  const { t } = useTranslation('accounts');
  const { email, link } = useLoaderData<typeof loader>();
  const crumbs = <SignInCrumbs through={[{ href: accountPaths.email(), label: t('email.title') }]} current={t('code.title')} />;
  return (
    <>
      <PageHeader title={t('code.title')} lead={email ? <WithMailAddress text={t('code.lead', { email })} address={email} /> : t('code.leadUnknown')} breadcrumbs={crumbs} />
      <LetterAnswer email={email} link={link} action={accountPaths.emailCode()} submit={t('email.confirm')} />
      <SendAgain action={accountPaths.emailCode()} sentTo={link ? null : email} startOver={accountPaths.email()} />
    </>
  );
}
