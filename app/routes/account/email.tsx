import { getFormProps, getInputProps } from '#app/platform/forms/control-props.ts';
import { useLoaderData } from '@remix-run/react';
import { findWaysToProve, requestEmailChange, requestEmailProof } from '#app/kernel/accounts/index.server.ts';
import { changeEmailSchema } from '#app/kernel/accounts/credential-schema.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { openDoor, sendLetter } from '#app/routes/auth/door.server.ts';
import { EmailField } from '#app/routes/auth/email-field.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { WithMailAddress } from '#app/ui/mail-address.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { CurrentPasswordField } from './current-password-field.tsx';
import { askForFreshProof, requireFreshProof } from './fresh-proof.server.ts';
import { SignInCrumbs } from './sign-in-crumbs.tsx';

export const handle = { messages: ['accounts', 'credentials', 'settings'], title: 'accounts:email.title' };

export const loader = page(member, async ({ ctx, url }) => {
  askForFreshProof(ctx, url);
  const { email, hasPassword } = await findWaysToProve(ctx);
  return { email, asksPassword: hasPassword && email !== null };
});

/** A first address is proven; another one takes the present one's place. Either way a code goes there first. */
export const action = formAction(member, { schema: changeEmailSchema, secrets: ['password'] }, async ({ ctx, input, request, context }) => {
  requireFreshProof(ctx, accountPaths.email());
  const door = openDoor(ctx, request, context);
  const ask = ctx.viewer.email === null ? requestEmailProof : requestEmailChange;
  return sendLetter(door, { email: input.email, to: accountPaths.emailCode() }, (code) => ask(door.ctx, { ...input, code }));
});

export default function Email() {
  const { t } = useTranslation(['credentials', 'accounts']);
  const { email: present, asksPassword } = useLoaderData<typeof loader>();
  const { form, fields, formErrors } = useReplyForm<{ email: string; password: string }>('email');
  const { email, password } = fields;
  const label = present ? t('email.new') : t('accounts:fields.email');
  const named = [{ id: email.id, errors: email.errors, label }, { id: password.id, errors: password.errors, label: t('accounts:fields.password') }];
  return (
    <>
      <PageHeader title={t('accounts:email.title')} lead={present ? <WithMailAddress text={t('email.lead', { email: present })} address={present} /> : t('accounts:email.lead')} breadcrumbs={<SignInCrumbs current={t('accounts:email.title')} />} />
      <form method="post" {...getFormProps(form)}>
        <FormStack>
          <ErrorSummary errors={summaryOf(named, formErrors)} />
          <EmailField label={label} help={present ? t('email.help') : t('accounts:help.email')} errors={email.errors} inputProps={getInputProps(email, { type: 'email' })} />
          {asksPassword ? <CurrentPasswordField field={password} label={t('accounts:fields.password')} /> : null}
          <FormActions>
            <Button variant="primary">{t('accounts:signIn.sendCode')}</Button>
            {asksPassword ? <ButtonLink to={accountPaths.forgotten()} variant="quiet">{t('password.forgotten')}</ButtonLink> : null}
            {present ? null : <ButtonLink to="/" variant="quiet">{t('accounts:email.later')}</ButtonLink>}
          </FormActions>
        </FormStack>
      </form>
    </>
  );
}
