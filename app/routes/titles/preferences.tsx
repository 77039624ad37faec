import { useLoaderData } from '@remix-run/react';
import { changePreference, getPreference } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { preferenceInput } from '#app/domains/titles/schema.ts';
import { PreferenceForm } from '#app/domains/titles/ui/preference-form.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { SettingsCrumbs } from '../account/settings-crumbs.tsx';

export const handle = { messages: ['person-titles', 'titles', 'settings'], title: 'person-titles:settings.title' };

export const loader = page(member, async ({ ctx }) => ({ preference: await getPreference(ctx) }));

export const action = form(member, { schema: preferenceInput }, async ({ ctx, input }) => {
  await changePreference(ctx, input);
  return { to: titlesPaths.preferences(), toast: { key: 'person-titles:settings.saved' } };
});

export default function TitlesPreferences() {
  const { t } = useTranslation('person-titles');
  const { preference } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('settings.title')} lead={t('settings.lead')} breadcrumbs={<SettingsCrumbs current={t('settings.title')} />} />
      <PreferenceForm preference={preference} />
    </>
  );
}
