import { getFormProps, getSelectProps } from '#app/platform/forms/control-props.ts';
import { useLoaderData } from '@remix-run/react';
import { getPreferences, savePreferences } from '#app/engines/notifications/index.server.ts';
import { notificationSettingsSchema } from '#app/engines/notifications/schema.ts';
import { PreferenceFields, preferenceValues } from '#app/engines/notifications/ui/preference-fields.tsx';
import type { PreferenceValues } from '#app/engines/notifications/ui/preference-fields.tsx';
import { changeNotifications, getOwnProfile, hasTelegram } from '#app/kernel/accounts/index.server.ts';
import { channelsOf } from '#app/kernel/accounts/model/channels.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { formatHour } from '#app/platform/time/format.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { RadioGroup } from '#app/ui/choices.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { SelectField } from '#app/ui/text-field.tsx';
import { SettingsCrumbs } from './settings-crumbs.tsx';

export const handle = { messages: ['profile', 'settings', 'notifications'], title: 'profile:notifications.title' };

export const loader = page(member, async ({ ctx, context: { services } }) => {
  const preferences = await getPreferences(ctx, { topics: services.notifications.topics, t: services.textsOf(ctx.locale) });
  const { notificationChannel, digestHour } = await getOwnProfile(ctx);
  const channels = channelsOf(services.bot.isOn && (await hasTelegram(ctx.db, ctx.viewer.id)));
  return { channel: notificationChannel, channels, digestHour, email: ctx.viewer.email, timeZone: ctx.timeZone, preferences };
});

/** Nowhere is chosen on a page of its own, which says what is lost by it. */
export const action = formAction(member, { schema: notificationSettingsSchema }, async ({ ctx, input, context }) => {
  const outcome = await changeNotifications(ctx, input, (tx) => savePreferences({ viewer: ctx.viewer, db: tx }, input, context.services.notifications.topics));
  return outcome === 'asks-first' ? { to: accountPaths.silence() } : { to: accountPaths.notificationSettings(), toast: { key: 'profile:toasts.notificationsSaved' } };
});

export default function Notifications() {
  const { t } = useTranslation(['profile', 'notifications']);
  const { channel, channels, digestHour, email, timeZone, preferences } = useLoaderData<typeof loader>();
  const { form, fields, formErrors } = useReplyForm<{ channel: string; digestHour: string } & PreferenceValues>('notifications', { channel, digestHour: String(digestHour), ...preferenceValues(preferences) });
  const help = { email: email ? t('notifications.emailHelp', { email }) : undefined, telegram: t('notifications.telegramHelp'), none: t('notifications.noneHelp') };
  const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: formatHour(hour) }));
  return (
    <>
      <PageHeader title={t('notifications.title')} lead={t('notifications.lead')} breadcrumbs={<SettingsCrumbs current={t('notifications.title')} />} />
      <form method="post" {...getFormProps(form)}>
        <FormStack>
          <ErrorSummary errors={summaryOf([fields.channel, fields.digestHour, fields.quietFrom, fields.quietUntil, fields.quietThen].map(({ id, errors }) => ({ id, errors })), formErrors)} />
          {email || channel !== 'email' ? null : (
            <Banner tone="warn" actions={<ButtonLink to={accountPaths.email()} size="s">{t('notifications.addEmail')}</ButtonLink>}>{t('notifications.emailMissing')}</Banner>
          )}
          {preferences.hasStoppedLetters ? <Banner tone="warn">{t('notifications:preferences.stopped')}</Banner> : null}
          <RadioGroup
            legend={t('notifications.channel')} name={fields.channel.name} id={fields.channel.id} defaultValue={fields.channel.initialValue} errors={fields.channel.errors}
            options={channels.map((value) => ({ value, label: t(`notifications.${value}`), help: help[value] }))}
          />
          {channels.includes('telegram') ? null : <p className="help">{t('notifications.telegramLater')}</p>}
          <SelectField
            label={t('notifications.hour')} help={t('notifications.hourHelp', { timeZone: timeZone.replaceAll('_', ' ') })} errors={fields.digestHour.errors} width="s"
            selectProps={getSelectProps(fields.digestHour)} options={hours}
          />
          <PreferenceFields topics={preferences.topics} fields={fields} />
          <FormActions>
            <Button variant="primary">{t('notifications.save')}</Button>
          </FormActions>
        </FormStack>
      </form>
    </>
  );
}
