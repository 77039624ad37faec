import { getFormProps, getInputProps } from '#app/platform/forms/control-props.ts';
import { useLoaderData } from '@remix-run/react';
import { changeUsername } from '#app/kernel/accounts/index.server.ts';
import { usernameLength } from '#app/kernel/accounts/model/username.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { usernameSchema } from '#app/kernel/accounts/profile-schema.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { askForFreshProof, requireFreshProof } from './fresh-proof.server.ts';
import { SettingsCrumbs } from './settings-crumbs.tsx';

export const handle = { messages: ['profile', 'settings', 'accounts'], title: 'profile:username.title' };

export const loader = page(member, async ({ ctx, url }) => {
  askForFreshProof(ctx, url);
  return { username: ctx.viewer.username };
});

export const action = formAction(member, { schema: usernameSchema }, async ({ ctx, input }) => {
  requireFreshProof(ctx, accountPaths.usernameSettings());
  await changeUsername(ctx, input.username);
  return { to: accountPaths.profileSettings(), toast: { key: 'profile:toasts.usernameChanged', values: { username: input.username } } };
});

export default function Username() {
  const { t } = useTranslation('profile');
  const { t: accounts } = useTranslation('accounts');
  const { username } = useLoaderData<typeof loader>();
  const { form, fields, formErrors } = useReplyForm<{ username: string }>('username', { username });
  return (
    <>
      <PageHeader title={t('username.title')} lead={t('username.lead')} breadcrumbs={<SettingsCrumbs parents={[{ href: accountPaths.profileSettings(), label: t('profile.title') }]} current={t('username.title')} />} />
      <form method="post" {...getFormProps(form)}>
        <FormStack>
          <ErrorSummary errors={summaryOf([{ id: fields.username.id, errors: fields.username.errors, label: t('username.field') }], formErrors)} />
          <TextField
            label={t('username.field')} help={accounts('help.username')} errors={fields.username.errors} width="m"
            inputProps={{ ...getInputProps(fields.username, { type: 'text' }), autoComplete: 'username', autoCapitalize: 'none', spellCheck: false, required: true, maxLength: usernameLength.max }}
          />
          <section className="what-changes" aria-labelledby="what-changes">
            <h2 id="what-changes">{t('username.happens')}</h2>
            <ul className="plain-points">
              {(['address', 'signIn', 'free', 'often'] as const).map((point) => <li key={point}>{t(`username.${point}`)}</li>)}
            </ul>
          </section>
          <FormActions>
            <Button variant="primary">{t('username.submit')}</Button>
            <ButtonLink to={accountPaths.profileSettings()} variant="quiet">{t('silence.cancel')}</ButtonLink>
          </FormActions>
        </FormStack>
      </form>
    </>
  );
}
