import { getFormProps } from '#app/platform/forms/control-props.ts';
import { useLoaderData } from '@remix-run/react';
import { changeVisibility, getOwnProfile } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { privacySchema } from '#app/kernel/accounts/profile-schema.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { RadioGroup } from '#app/ui/choices.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { SettingsCrumbs } from './settings-crumbs.tsx';

export const handle = { messages: ['profile', 'settings'], title: 'profile:privacy.title' };

export const loader = page(member, async ({ ctx }) => ({ username: ctx.viewer.username, visibility: (await getOwnProfile(ctx)).profileVisibility }));

export const action = formAction(member, { schema: privacySchema }, async ({ ctx, input }) => {
  await changeVisibility(ctx, input.visibility);
  return { to: accountPaths.privacySettings(), toast: { key: 'profile:toasts.privacySaved' } };
});

export default function Privacy() {
  const { t } = useTranslation('profile');
  const { username, visibility } = useLoaderData<typeof loader>();
  const { form, fields, formErrors } = useReplyForm<{ visibility: string }>('privacy', { visibility });
  const options = (['everyone', 'members', 'nobody'] as const).map((value) => ({ value, label: t(`privacy.${value}`), help: t(`privacy.${value}Help`) }));
  return (
    <>
      <PageHeader title={t('privacy.title')} lead={t('privacy.lead')} breadcrumbs={<SettingsCrumbs current={t('privacy.title')} />} />
      <form method="post" {...getFormProps(form)}>
        <FormStack>
          <ErrorSummary errors={summaryOf([{ id: fields.visibility.id, errors: fields.visibility.errors }], formErrors)} />
          <RadioGroup legend={t('privacy.visibility')} name={fields.visibility.name} id={fields.visibility.id} options={options} defaultValue={fields.visibility.initialValue} errors={fields.visibility.errors} />
          <FormActions>
            <Button variant="primary">{t('privacy.save')}</Button>
          </FormActions>
        </FormStack>
      </form>
      <Section title={t('privacy.preview')}>
        <div className="actions">
          <ButtonLink to={accountPaths.personAs(username, 'visitor')}>{t('privacy.previewVisitor')}</ButtonLink>
          <ButtonLink to={accountPaths.personAs(username, 'member')}>{t('privacy.previewMember')}</ButtonLink>
        </div>
      </Section>
    </>
  );
}
