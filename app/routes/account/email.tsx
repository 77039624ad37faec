import { getFormProps, getInputProps } from '@conform-to/react';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { requestEmailProof } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { emailSchema } from '#app/kernel/accounts/schema.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { openDoor, sendLetter } from '#app/routes/auth/door.server.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextField } from '#app/ui/text-field.tsx';

export const handle = { messages: ['accounts'], title: 'accounts:email.title' };

export const loader = page(member, async ({ ctx }) => ({ email: ctx.viewer.email }));

export const action = formAction(member, { schema: emailSchema }, async ({ ctx, input, request, context }) => {
  const door = openDoor(ctx, request, context);
  return sendLetter(door, { ...input, to: accountPaths.emailCode() }, (code) => requestEmailProof(door.ctx, { email: input.email, code }));
});

export default function Email() {
  const { t } = useTranslation('accounts');
  const { email } = useLoaderData<typeof loader>();
  const crumbs = <Breadcrumbs items={[{ href: accountPaths.settings(), label: t('settings.title') }]} current={t('email.title')} />;
  return (
    <>
      <PageHeader title={t('email.title')} lead={email ? undefined : t('email.lead')} breadcrumbs={crumbs} />
      {email ? <Banner tone="success" title={email}>{t('email.proven')}</Banner> : <EmailForm />}
    </>
  );
}

function EmailForm() {
  const { t } = useTranslation('accounts');
  const { form, fields, formErrors } = useReplyForm<{ email: string }>('email');
  const { email } = fields;
  return (
    <form method="post" {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary title={t('errors.summary')} errors={summaryOf([{ id: email.id, errors: email.errors, label: t('fields.email') }], formErrors)} />
        <TextField
          label={t('fields.email')} help={t('help.email')} errors={email.errors}
          inputProps={{ ...getInputProps(email, { type: 'email' }), autoComplete: 'email', required: true, maxLength: 254 }}
        />
        <FormActions>
          <Button variant="primary">{t('signIn.sendCode')}</Button>
          <ButtonLink to="/" variant="quiet">{t('email.later')}</ButtonLink>
        </FormActions>
      </FormStack>
    </form>
  );
}
