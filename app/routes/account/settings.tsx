import { getFormProps, getSelectProps } from '@conform-to/react';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { changeSettings } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { settingsSchema } from '#app/kernel/accounts/schema.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { localeCookie } from '#app/platform/i18n/preferred-locale.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { SelectField } from '#app/ui/text-field.tsx';

export const handle = { messages: ['accounts'], title: 'accounts:settings.title' };

export const loader = page(member, async ({ ctx }) => {
  const { username, email, locale, theme, timeZone } = ctx.viewer;
  return { username, email, locale: locale ?? 'browser', theme, timeZone, timeZones: [...new Set([timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort() };
});

export const action = formAction(member, { schema: settingsSchema }, async ({ ctx, input }) => {
  const { locale, theme, timeZone } = input;
  await changeSettings(ctx, { locale: locale === 'browser' ? null : locale, theme, timeZone });
  // "As the browser" must not meet a language chosen here earlier as a visitor.
  const headers: [string, string][] = locale === 'browser' ? [['Set-Cookie', `${localeCookie}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`]] : [];
  return { to: accountPaths.settings(), toast: { key: 'accounts:toasts.settingsSaved' }, headers };
});

export default function Settings() {
  const { t } = useTranslation('accounts');
  const { username, email } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('settings.title')} lead={t('settings.lead', { username })} />
      <PreferencesForm />
      <Section title={t('settings.security')}>
        <List label={t('settings.security')}>
          <Row href={accountPaths.email()} title={t('email.title')} meta={email ?? t('settings.noEmail')} />
          <Row href={accountPaths.sessions()} title={t('sessions.title')} meta={t('settings.sessionsHelp')} />
        </List>
      </Section>
    </>
  );
}

type Fields = { locale: string; theme: string; timeZone: string };

function PreferencesForm() {
  const { t } = useTranslation('accounts');
  const { locale, theme, timeZone, timeZones } = useLoaderData<typeof loader>();
  const { form, fields, formErrors } = useReplyForm<Fields>('settings', { locale, theme, timeZone });
  const languages = [{ value: 'browser', label: t('settings.asBrowser') }, { value: 'ru', label: 'Русский' }, { value: 'en', label: 'English' }];
  const themes = (['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`settings.themes.${value}`) }));
  return (
    <form method="post" {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary title={t('errors.summary')} errors={summaryOf([{ id: fields.timeZone.id, errors: fields.timeZone.errors, label: t('settings.timeZone') }], formErrors)} />
        <SelectField label={t('settings.language')} errors={fields.locale.errors} selectProps={getSelectProps(fields.locale)} options={languages} width="m" />
        <SelectField label={t('settings.theme')} errors={fields.theme.errors} selectProps={getSelectProps(fields.theme)} options={themes} width="m" />
        <SelectField
          label={t('settings.timeZone')} help={t('settings.timeZoneHelp')} errors={fields.timeZone.errors} width="m"
          selectProps={getSelectProps(fields.timeZone)} options={timeZones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
        />
        <FormActions>
          <Button variant="primary">{t('settings.save')}</Button>
        </FormActions>
      </FormStack>
    </form>
  );
}
