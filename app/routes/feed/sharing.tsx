import { getFormProps } from '#app/platform/forms/control-props.ts';
import { useLoaderData } from '@remix-run/react';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { chooseSharing, getSharing } from '#app/engines/feed/index.server.ts';
import { feedPaths } from '#app/engines/feed/paths.ts';
import { sharingSchema } from '#app/engines/feed/schema.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { SettingsCrumbs } from '#app/routes/account/settings-crumbs.tsx';
import { Button } from '#app/ui/button.tsx';
import { RadioGroup } from '#app/ui/choices.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextLink } from '#app/ui/text-link.tsx';

export const handle = { messages: ['feed', 'library-feed', 'goals-feed', 'settings'], title: 'feed:sharing.title' };

export const loader = page(member, async ({ ctx, context }) => ({ rooms: await getSharing({ ...ctx, feed: context.services.feed }) }));

export const action = formAction(member, { schema: sharingSchema }, async ({ ctx, input, context }) => {
  await chooseSharing({ ...ctx, feed: context.services.feed }, input);
  return { to: feedPaths.sharing(), toast: { key: 'feed:sharing.saved' } };
});

/** Room by room: who sees what one does there. */
export default function Sharing() {
  const { t } = useTranslation(['feed', 'library-feed', 'goals-feed']);
  const { rooms } = useLoaderData<typeof loader>();
  const { form, fields, formErrors } = useReplyForm<{ rooms: Record<string, string> }>('sharing', { rooms: Object.fromEntries(rooms.map(({ room, seenBy }) => [room, seenBy])) });
  const chosen = fields.rooms.getFieldset();
  const options = (['members', 'nobody'] as const).map((value) => ({ value, label: t(`sharing.${value}`) }));
  return (
    <>
      <PageHeader title={t('sharing.title')} lead={t('sharing.lead')} breadcrumbs={<SettingsCrumbs current={t('sharing.title')} />} />
      <form method="post" {...getFormProps(form)}>
        <FormStack>
          <ErrorSummary errors={summaryOf(rooms.map(({ room }) => ({ id: `sharing-${room}`, errors: chosen[room]?.errors })), formErrors)} />
          {rooms.map(({ room, nameKey, helpKey, seenBy }) => (
            <RadioGroup
              key={room} legend={textOf(t, nameKey)} help={textOf(t, helpKey)} name={`rooms.${room}`} id={`sharing-${room}`} layout="row"
              defaultValue={chosen[room]?.initialValue ?? seenBy} errors={chosen[room]?.errors} options={options}
            />
          ))}
          <p className="help">{t('sharing.titles')} <TextLink to={titlesPaths.preferences()}>{t('sharing.titlesLink')}</TextLink></p>
          <p className="help">{t('sharing.hidden')} <TextLink to={accountPaths.privacySettings()}>{t('sharing.privacy')}</TextLink></p>
          <FormActions><Button variant="primary">{t('sharing.save')}</Button></FormActions>
        </FormStack>
      </form>
    </>
  );
}
