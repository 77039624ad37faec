import { getFormProps } from '@conform-to/react';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findPasswordChoice, resetPassword } from '#app/kernel/accounts/index.server.ts';
import { choosePasswordSchema } from '#app/kernel/accounts/credential-schema.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { openDoor, welcomeWithNewPassword } from './door.server.ts';
import { NewPasswordFields } from './new-password-fields.tsx';

export const handle = { messages: ['accounts', 'credentials'], frame: 'auth', title: 'credentials:choosePassword.title' };

export const loader = page(anyone, async ({ ctx, request, context }) => {
  const choice = await findPasswordChoice(ctx, openDoor(ctx, request, context).challenge?.id);
  if (!choice) throw redirect(accountPaths.forgotten(), 303);
  return { username: choice.username };
});

export const action = formAction(anyone, { schema: choosePasswordSchema, secrets: ['password', 'repeated'] }, async ({ ctx, input, request, context }) => {
  const door = openDoor(ctx, request, context);
  return welcomeWithNewPassword(door, await resetPassword(door.ctx, { challengeId: door.challenge?.id, password: input.password }));
});

export default function ChoosePassword() {
  const { t } = useTranslation(['credentials', 'accounts']);
  const { username } = useLoaderData<typeof loader>();
  const { form, fields, formErrors } = useReplyForm<{ password: string; repeated: string }>('choose-password');
  const { password, repeated } = fields;
  const named = [{ id: password.id, errors: password.errors, label: t('accounts:fields.newPassword') }, { id: repeated.id, errors: repeated.errors, label: t('fields.repeated') }];
  return (
    <>
      <PageHeader title={t('choosePassword.title')} lead={t('choosePassword.lead', { username })} />
      <form method="post" {...getFormProps(form)}>
        <FormStack>
          <ErrorSummary title={t('accounts:errors.summary')} errors={summaryOf(named, formErrors)} />
          <NewPasswordFields password={password} repeated={repeated} username={username} />
          <FormActions>
            <Button variant="primary" wide>{t('choosePassword.submit')}</Button>
          </FormActions>
        </FormStack>
      </form>
    </>
  );
}
