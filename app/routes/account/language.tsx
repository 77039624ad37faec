import { getFormProps, getInputProps, getSelectProps } from '#app/platform/forms/control-props.ts';
import { useLoaderData } from '@remix-run/react';
import { changeSettings } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { settingsSchema } from '#app/kernel/accounts/schema.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { hostCookie } from '#app/platform/http/host-cookie.ts';
import { localeCookie } from '#app/platform/i18n/preferred-locale.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { RadioGroup, Switch } from '#app/ui/choices.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { SelectField } from '#app/ui/text-field.tsx';
import { InstallSection } from '#app/routes/site/install-hint.tsx';
import { SettingsCrumbs } from './settings-crumbs.tsx';

export const handle = { messages: ['settings', 'accounts', 'install'], title: 'settings:language.title' };

export const loader = page(member, async ({ ctx }) => {
  const { locale, theme, timeZone, weekStart, hasShortcuts } = ctx.viewer;
  return { locale: locale ?? 'browser', theme, timeZone, weekStart: weekStart === 7 ? 'sunday' : 'monday', hasShortcuts, timeZones: [...new Set([timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort() };
});

export const action = formAction(member, { schema: settingsSchema }, async ({ ctx, input, context }) => {
  const { locale, theme, timeZone, weekStart, shortcuts } = input;
  await changeSettings(ctx, { locale: locale === 'browser' ? null : locale, theme, timeZone, weekStart, hasShortcuts: shortcuts === 'on' });
  // "As the browser" must not meet a language chosen here earlier as a visitor.
  const headers: [string, string][] = locale === 'browser' ? [['Set-Cookie', hostCookie(localeCookie, '', 0, context.services.env.baseUrl.startsWith('https:'))]] : [];
  return { to: accountPaths.languageSettings(), toast: { key: 'settings:saved' }, headers };
});

export default function LanguageAndLook() {
  const { t } = useTranslation('settings');
  return (
    <>
      <PageHeader title={t('language.title')} breadcrumbs={<SettingsCrumbs current={t('language.title')} />} />
      <LanguageForm />
      <InstallSection />
    </>
  );
}

type Fields = { locale: string; theme: string; timeZone: string; weekStart: string; shortcuts?: string };

function LanguageForm() {
  const { t } = useTranslation('settings');
  const { locale, theme, timeZone, weekStart, hasShortcuts, timeZones } = useLoaderData<typeof loader>();
  const { form, fields, formErrors } = useReplyForm<Fields>('language', { locale, theme, timeZone, weekStart, shortcuts: hasShortcuts ? 'on' : '' });
  const languages = [{ value: 'browser', label: t('language.asBrowser') }, { value: 'ru', label: 'Русский' }, { value: 'en', label: 'English' }];
  const themes = (['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`language.themes.${value}`) }));
  const weekStarts = (['monday', 'sunday'] as const).map((value) => ({ value, label: t(`language.weekStarts.${value}`) }));
  return (
    <form method="post" {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={summaryOf([{ id: fields.timeZone.id, errors: fields.timeZone.errors, label: t('language.timeZone') }], formErrors)} />
        <SelectField label={t('language.language')} errors={fields.locale.errors} selectProps={getSelectProps(fields.locale)} options={languages} width="m" />
        <SelectField label={t('language.theme')} errors={fields.theme.errors} selectProps={getSelectProps(fields.theme)} options={themes} width="m" />
        <SelectField
          label={t('language.timeZone')} help={t('language.timeZoneHelp')} errors={fields.timeZone.errors} width="m"
          selectProps={getSelectProps(fields.timeZone)} options={timeZones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
        />
        <RadioGroup
          legend={t('language.weekStart')} help={t('language.weekStartHelp')} name={fields.weekStart.name} id={fields.weekStart.id} layout="row"
          defaultValue={fields.weekStart.initialValue} errors={fields.weekStart.errors} options={weekStarts}
        />
        <Switch label={t('language.shortcuts')} help={t('language.shortcutsHelp')} inputProps={getInputProps(fields.shortcuts, { type: 'checkbox' })} />
        <FormActions>
          <Button variant="primary">{t('save')}</Button>
        </FormActions>
      </FormStack>
    </form>
  );
}
