import { useLoaderData } from '@remix-run/react';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { letterSchema } from '#app/kernel/accounts/schema.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { safeRedirect } from '#app/platform/http/safe-redirect.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { answerOrAskAgain, openDoor } from './door.server.ts';
import { LetterAnswer } from './letter-answer.tsx';
import { readSecret } from './read-secret.ts';
import { SendAgain } from './send-again.tsx';

export const handle = { messages: ['accounts', 'credentials'], frame: 'auth', title: 'credentials:forgottenCode.title' };

/** A read and nothing else: whoever opens the link, its button has to be pressed. */
export const loader = page(anyone, async ({ ctx, request, url, context }) => {
  const { challenge } = openDoor(ctx, request, context);
  const startOver = accountPaths.forgotten(safeRedirect(challenge?.redirectTo), challenge?.invitation);
  return { login: challenge?.email ?? null, link: readSecret(url, 'link'), startOver };
});

export const action = formAction(anyone, { schema: letterSchema }, async ({ ctx, input, request, context }) =>
  answerOrAskAgain(openDoor(ctx, request, context), input, ['reset_password'], accountPaths.forgottenCode()));

/** Says the same whether there is such an account or not. */
export default function ForgottenCode() {
  const { t } = useTranslation(['credentials', 'accounts']);
  const { login, link, startOver } = useLoaderData<typeof loader>();
  const waits = login === null ? t('accounts:code.leadUnknown') : t('forgottenCode.lead', { login });
  return (
    <>
      <PageHeader title={link ? t('forgottenCode.linkTitle') : t('forgottenCode.title')} lead={link ? (login === null ? undefined : t('forgottenCode.linkLead')) : waits} />
      <LetterAnswer email={login} link={link} action={accountPaths.forgottenCode()} submit={link ? t('forgottenCode.linkSubmit') : t('accounts:code.submit')} />
      <SendAgain action={accountPaths.forgottenCode()} sentTo={link ? null : login} startOver={startOver} />
    </>
  );
}
