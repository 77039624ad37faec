import { getFormProps, getInputProps } from '#app/platform/forms/control-props.ts';
import { useLoaderData } from '@remix-run/react';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { requestDeletion } from '#app/kernel/accounts/index.server.ts';
import { deletionSchema } from '#app/kernel/accounts/leaving-schema.ts';
import { deletionDueAt } from '#app/kernel/accounts/model/deletion.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { formatDay } from '#app/platform/time/format.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { KeepAccount } from './keep-account.tsx';
import { SettingsCrumbs } from './settings-crumbs.tsx';
import { askForFreshProof, requireFreshProof } from './fresh-proof.server.ts';

export const handle = { messages: ['data', 'accounts', 'settings'], title: 'data:deletion.title' };

export const loader = page(member, async ({ ctx, url }) => {
  const { deletionDueAt: pending, username } = ctx.viewer;
  // Who wants to stay is not asked for more than a click.
  if (pending === null) askForFreshProof(ctx, url);
  return { username, isPending: pending !== null, day: dayOf(ctx, pending ?? deletionDueAt(ctx.now)) };
});

const dayOf = ({ timeZone, locale }: MemberCtx, at: Date) => formatDay(dayInZone(at, timeZone), locale);

export const action = formAction(member, { schema: deletionSchema }, async ({ ctx, input }) => {
  requireFreshProof(ctx, accountPaths.deletion());
  const due = await requestDeletion(ctx, input);
  return { to: accountPaths.dataSettings(), toast: { key: 'data:toasts.deletionRequested', values: { day: dayOf(ctx, due) } } };
});

export default function Deletion() {
  const { t } = useTranslation('data');
  const { isPending, day } = useLoaderData<typeof loader>();
  const crumbs = <SettingsCrumbs parents={[{ href: accountPaths.dataSettings(), label: t('title') }]} current={t('deletion.title')} />;
  if (isPending) {
    return (
      <>
        <PageHeader title={t('deletion.pending', { day })} lead={t('deletion.pendingText')} breadcrumbs={crumbs} />
        <KeepAccount />
      </>
    );
  }
  return (
    <>
      <PageHeader title={t('deletion.question')} lead={t('deletion.wait', { day })} breadcrumbs={crumbs} />
      <ul className="list-disc ps-5 flex flex-col gap-2 max-w-measure pb-8">
        <li>{t('deletion.meanwhile')}</li>
        <li>{t('deletion.goes')}</li>
        <li>{t('deletion.stays')}</li>
        <li>{t('deletion.copy')} <TextLink to={accountPaths.dataSettings()}>{t('deletion.copyLink')}</TextLink>.</li>
      </ul>
      <DeletionForm />
    </>
  );
}

function DeletionForm() {
  const { t } = useTranslation('data');
  const loaded = useLoaderData<typeof loader>();
  const { form, fields, formErrors } = useReplyForm<{ username: string }>('deletion');
  const { username } = fields;
  return (
    <form method="post" {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={summaryOf([{ id: username.id, errors: username.errors, label: t('deletion.username') }], formErrors)} />
        <TextField
          label={t('deletion.username')} help={t('deletion.usernameHelp', { username: loaded.username })} errors={username.errors}
          inputProps={{ ...getInputProps(username, { type: 'text' }), autoComplete: 'off', autoCapitalize: 'none', spellCheck: false, required: true, maxLength: 100 }}
        />
        <FormActions>
          <Button variant="danger">{t('deletion.submit')}</Button>
          <ButtonLink to={accountPaths.dataSettings()} variant="quiet">{t('deletion.cancel')}</ButtonLink>
        </FormActions>
      </FormStack>
    </form>
  );
}
