import { useActionData, useLoaderData } from '@remix-run/react';
import { redirect } from '@remix-run/node';
import { clearNewCodesCookie, getSignInSettings, renewRecoveryCodes } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { recoveryCodesSchema } from '#app/kernel/accounts/schema.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import type { FormReply } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { openDoor } from '#app/routes/auth/door.server.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { askForFreshProof, requireFreshProof } from './fresh-proof.server.ts';
import { showCodes, shownCodes } from './new-authenticator.server.ts';
import { ShownCodes } from './shown-codes.tsx';
import { SignInCrumbs } from './sign-in-crumbs.tsx';

export const handle = { messages: ['second-factor', 'accounts', 'settings'], title: 'second-factor:codes.title' };

export const loader = page(member, async ({ ctx, url, request, context }) => {
  askForFreshProof(ctx, url);
  const { factor, recoveryLeft } = await getSignInSettings(ctx);
  if (factor !== 'app') throw redirect(accountPaths.secondFactorSettings(), 303);
  return { left: recoveryLeft, codes: shownCodes(openDoor(ctx, request, context), request) };
});

/** New codes, or the person's word that they have kept the ones shown: then they are forgotten here, too. */
export const action = formAction(member, { schema: recoveryCodesSchema }, async ({ ctx, input, request, context }) => {
  const door = openDoor(ctx, request, context);
  if (input.intent === 'done') {
    return { to: accountPaths.signInSettings(), toast: { key: 'second-factor:toasts.codesSaved' }, headers: [['Set-Cookie', clearNewCodesCookie(door.secure)]] };
  }
  requireFreshProof(ctx, accountPaths.recoveryCodes());
  return showCodes(door, await renewRecoveryCodes(door.ctx));
});

export default function RecoveryCodes() {
  const { t } = useTranslation('second-factor');
  const { left, codes } = useLoaderData<typeof loader>();
  const reply = useActionData() as FormReply | undefined;
  if (codes) return <ShownCodes codes={codes} />;
  const errors = reply ? [{ text: reply.messageKey ?? 'second-factor:errors.appMissing' }] : [];
  return (
    <>
      <PageHeader title={t('codes.title')} lead={t('codes.lead')} breadcrumbs={<SignInCrumbs current={t('codes.title')} />} />
      <ErrorSummary errors={errors} />
      <form method="post">
        <FormStack>
          <p className="text-17">{left === 0 ? t('signIn.recoveryNone') : t('signIn.recoveryLeft', { count: left })}</p>
          <p className="text-soft">{t('codes.replaceHelp')}</p>
          <FormActions><Button name="intent" value="renew">{t('codes.replace')}</Button></FormActions>
        </FormStack>
      </form>
    </>
  );
}
