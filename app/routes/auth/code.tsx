import { useLoaderData } from '@remix-run/react';
import { loginKind } from '#app/kernel/accounts/model/login.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { letterSchema } from '#app/kernel/accounts/schema.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { safeRedirect } from '#app/platform/http/safe-redirect.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { WithMailAddress } from '#app/ui/mail-address.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { answerOrAskAgain, openDoor } from './door.server.ts';
import { LetterAnswer } from './letter-answer.tsx';
import { readSecret } from './read-secret.ts';
import { SendAgain } from './send-again.tsx';

export const handle = { messages: ['accounts'], frame: 'auth', title: 'accounts:code.title' };

/** A read and nothing else: whoever opens the link, its button has to be pressed. */
export const loader = page(anyone, async ({ ctx, request, url, context }) => {
  const { challenge } = openDoor(ctx, request, context);
  const redirectTo = safeRedirect(challenge?.redirectTo);
  const door = challenge?.isJoining ? accountPaths.register : accountPaths.signIn;
  // Where people come by invitation, a newcomer finds the door shut without theirs.
  const startOver = door(redirectTo, challenge?.invitation);
  return { email: challenge?.email ?? null, link: readSecret(url, 'link'), hasBot: context.services.bot.isOn, startOver };
});

export const action = formAction(anyone, { schema: letterSchema }, async ({ ctx, input, request, context }) =>
  answerOrAskAgain(openDoor(ctx, request, context), input, ['sign_in', 'register'], accountPaths.signInCode()));

/** Says the same for every address, with and without an account. */
export default function Code() {
  const { t } = useTranslation('accounts');
  const { email, link, hasBot, startOver } = useLoaderData<typeof loader>();
  const isAddress = email !== null && loginKind(email) === 'email';
  const sent = email === null ? t('code.leadUnknown') : t(!isAddress ? 'code.leadLogin' : hasBot ? 'code.leadEither' : 'code.lead', { email });
  const lead = link ? email && t('code.linkLead', { email }) : sent;
  const title = link ? t('code.linkTitle') : t((isAddress || email === null) && !hasBot ? 'code.title' : 'code.titleEither');
  return (
    <>
      <PageHeader title={title} lead={lead && <WithMailAddress text={lead} address={email} />} />
      <LetterAnswer email={email} link={link} action={accountPaths.signInCode()} submit={link ? t('code.linkSubmit') : t('code.submit')} />
      <SendAgain action={accountPaths.signInCode()} sentTo={link ? null : email} startOver={startOver} />
    </>
  );
}
