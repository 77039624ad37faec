import { useLoaderData } from '@remix-run/react';
import { getSettingsOverview } from '#app/kernel/accounts/index.server.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { formatHour } from '#app/platform/time/format.ts';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { settingsSections } from './sections.ts';

export const handle = { messages: ['settings'], title: 'settings:title' };

export const loader = page(member, async ({ ctx, context }) => {
  const { digestHour, ...overview } = await getSettingsOverview(ctx);
  const telegram = context.services.bot.isOn ? overview.telegram : ('off' as const);
  return { ...overview, telegram, hour: formatHour(digestHour) };
});

/** Every part of the settings and how it stands, in words. */
export default function Settings() {
  const { t } = useTranslation('settings');
  const now = useLoaderData<typeof loader>();
  const language = now.locale ? { ru: 'Русский', en: 'English' }[now.locale] : t('language.asBrowser');
  const states: Record<(typeof settingsSections)[number]['id'], string> = {
    profile: t(now.isBare ? 'sections.profile.stateBare' : 'sections.profile.state', { name: now.name }),
    signIn: now.email ? t(`sections.signIn.${now.factor}`, { email: now.email }) : t('sections.signIn.stateNoEmail'),
    language: t('sections.language.state', { language, theme: t(`language.themesInline.${now.theme}`), timeZone: now.timeZone.replaceAll('_', ' ') }),
    notifications: t(`sections.notifications.${now.notificationChannel}`, { hour: now.hour }),
    telegram: t(`sections.telegram.${now.telegram}`),
    privacy: t(`sections.privacy.${now.profileVisibility}`),
    titles: t('sections.titles.state'),
    sharing: t('sections.sharing.state'),
    sessions: now.sessions === 1 ? t('sections.sessions.only') : t('sections.sessions.state', { count: now.sessions }),
    tokens: t('sections.tokens.state'),
    data: t('sections.data.state'),
  };
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead', { username: now.username })} />
      <List label={t('title')}>
        {settingsSections.map(({ id, href }) => <Row key={id} href={href} title={t(`sections.${id}.title`)} meta={states[id]} />)}
      </List>
    </>
  );
}
