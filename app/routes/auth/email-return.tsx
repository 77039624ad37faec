import { useActionData, useLoaderData } from '@remix-run/react';
import { findEmailReturn, returnEmail } from '#app/kernel/accounts/index.server.ts';
import { emailReturnSchema } from '#app/kernel/accounts/credential-schema.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import type { FormReply } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { WithMailAddress } from '#app/ui/mail-address.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { openDoor, waitFor } from './door.server.ts';
import { readSecret } from './read-secret.ts';

export const handle = { messages: ['accounts', 'credentials'], frame: 'auth', title: 'credentials:emailReturn.title' };

/** A read and nothing else: the way back is taken by its button. */
export const loader = page(anyone, async ({ ctx, url }) => {
  const link = readSecret(url, 'link');
  return { link, email: await findEmailReturn(ctx, link) };
});

export const action = formAction(anyone, { schema: emailReturnSchema }, async ({ ctx, input, request, context }) => {
  const door = openDoor(ctx, request, context);
  const { challengeId, email } = await returnEmail(door.ctx, input.link);
  return waitFor(door, { id: challengeId, strategy: '', email }, accountPaths.choosePassword());
});

export default function EmailReturn() {
  const { t } = useTranslation('credentials');
  const { link, email } = useLoaderData<typeof loader>();
  const reply = useActionData() as FormReply | undefined;
  const refusal = reply ? [{ text: reply.messageKey ?? 'credentials:errors.returnOver' }] : [];
  return (
    <>
      <PageHeader title={t(email === null ? 'emailReturn.overTitle' : 'emailReturn.title')} lead={email === null ? t('emailReturn.overLead') : <WithMailAddress text={t('emailReturn.lead', { email })} address={email} />} />
      <FormStack>
        <ErrorSummary errors={refusal} />
        {email === null ? (
          <FormActions><ButtonLink to={accountPaths.forgotten()} variant="primary" wide>{t('emailReturn.forgotten')}</ButtonLink></FormActions>
        ) : (
          <form method="post" action={accountPaths.emailReturn(link ?? '')}>
            <input type="hidden" name="link" value={link ?? ''} />
            <FormActions><Button variant="primary" wide>{t('emailReturn.submit')}</Button></FormActions>
          </form>
        )}
      </FormStack>
    </>
  );
}
