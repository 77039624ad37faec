import { getFormProps } from '#app/platform/forms/control-props.ts';
import { useLoaderData } from '@remix-run/react';
import { findPasswordChoice, resetPassword } from '#app/kernel/accounts/index.server.ts';
import { choosePasswordSchema } from '#app/kernel/accounts/credential-schema.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { safeRedirect } from '#app/platform/http/safe-redirect.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { openDoor, welcomeWithNewPassword } from './door.server.ts';
import { NewPasswordFields } from './new-password-fields.tsx';

export const handle = { messages: ['accounts', 'credentials'], frame: 'auth', title: 'credentials:choosePassword.title' };

export const loader = page(anyone, async ({ ctx, request, context }) => {
  const { challenge } = openDoor(ctx, request, context);
  const choice = await findPasswordChoice(ctx, challenge?.id);
  return { username: choice?.username ?? null, again: accountPaths.forgotten(safeRedirect(challenge?.redirectTo), challenge?.invitation) };
});

export const action = formAction(anyone, { schema: choosePasswordSchema, secrets: ['password', 'repeated'] }, async ({ ctx, input, request, context }) => {
  const door = openDoor(ctx, request, context);
  return welcomeWithNewPassword(door, await resetPassword(door.ctx, { challengeId: door.challenge?.id, password: input.password }));
});

export default function ChoosePassword() {
  const { t } = useTranslation('credentials');
  const { username, again } = useLoaderData<typeof loader>();
  if (username !== null) return <ChoosePasswordForm username={username} />;
  return (
    <>
      <PageHeader title={t('choosePassword.overTitle')} lead={t('errors.resetOver')} />
      <FormActions><ButtonLink to={again} variant="primary" wide>{t('choosePassword.again')}</ButtonLink></FormActions>
    </>
  );
}

function ChoosePasswordForm({ username }: { username: string }) {
  const { t } = useTranslation(['credentials', 'accounts']);
  const { form, fields, formErrors } = useReplyForm<{ password: string; repeated: string }>('choose-password');
  const { password, repeated } = fields;
  const named = [{ id: password.id, errors: password.errors, label: t('accounts:fields.newPassword') }, { id: repeated.id, errors: repeated.errors, label: t('fields.repeated') }];
  return (
    <>
      <PageHeader title={t('choosePassword.title')} lead={t('choosePassword.lead', { username })} />
      <form method="post" {...getFormProps(form)}>
        <FormStack>
          <ErrorSummary errors={summaryOf(named, formErrors)} />
          <NewPasswordFields password={password} repeated={repeated} username={username} />
          <FormActions>
            <Button variant="primary" wide>{t('choosePassword.submit')}</Button>
          </FormActions>
        </FormStack>
      </form>
    </>
  );
}
