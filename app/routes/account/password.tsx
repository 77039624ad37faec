import { getFormProps } from '#app/platform/forms/control-props.ts';
import { useLoaderData } from '@remix-run/react';
import { changePassword, findWaysToProve, sessionCookie } from '#app/kernel/accounts/index.server.ts';
import { changePasswordSchema } from '#app/kernel/accounts/credential-schema.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { openDoor } from '#app/routes/auth/door.server.ts';
import { NewPasswordFields } from '#app/routes/auth/new-password-fields.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { CurrentPasswordField } from './current-password-field.tsx';
import { askForFreshProof, requireFreshProof } from './fresh-proof.server.ts';
import { SignInCrumbs } from './sign-in-crumbs.tsx';

export const handle = { messages: ['accounts', 'credentials', 'settings'], title: 'credentials:password.title' };

export const loader = page(member, async ({ ctx, url }) => {
  askForFreshProof(ctx, url);
  const { hasPassword } = await findWaysToProve(ctx);
  return { username: ctx.viewer.username, hasPassword };
});

export const action = formAction(member, { schema: changePasswordSchema, secrets: ['current', 'password', 'repeated'] }, async ({ ctx, input, request, context }) => {
  requireFreshProof(ctx, accountPaths.password());
  const door = openDoor(ctx, request, context);
  const session = await changePassword(door.ctx, input);
  return { to: accountPaths.signInSettings(), toast: { key: 'credentials:toasts.passwordChanged' }, headers: [['Set-Cookie', sessionCookie(session, door.secure)]] };
});

export default function Password() {
  const { t } = useTranslation(['credentials', 'accounts']);
  const { username, hasPassword } = useLoaderData<typeof loader>();
  const { form, fields, formErrors } = useReplyForm<{ current: string; password: string; repeated: string }>('change-password');
  const { current, password, repeated } = fields;
  const named = [
    { id: current.id, errors: current.errors, label: t('fields.current') }, { id: password.id, errors: password.errors, label: t('accounts:fields.newPassword') },
    { id: repeated.id, errors: repeated.errors, label: t('fields.repeated') },
  ];
  return (
    <>
      <PageHeader title={t('password.title')} lead={t(hasPassword ? 'password.lead' : 'password.leadNone')} breadcrumbs={<SignInCrumbs current={t('password.title')} />} />
      <form method="post" {...getFormProps(form)}>
        <FormStack>
          <ErrorSummary errors={summaryOf(named, formErrors)} />
          {hasPassword ? <CurrentPasswordField field={current} label={t('fields.current')} /> : null}
          <NewPasswordFields password={password} repeated={repeated} username={username} />
          <FormActions>
            <Button variant="primary">{t('password.submit')}</Button>
            {hasPassword ? <ButtonLink to={accountPaths.forgotten()} variant="quiet">{t('password.forgotten')}</ButtonLink> : null}
          </FormActions>
        </FormStack>
      </form>
    </>
  );
}
