import { useLoaderData } from '@remix-run/react';
import { changeNotifications, getOwnProfile } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { buttonInput } from '#app/kernel/accounts/profile-schema.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { askForFreshProof, requireFreshProof } from './fresh-proof.server.ts';
import { SettingsCrumbs } from './settings-crumbs.tsx';

export const handle = { messages: ['profile', 'settings', 'accounts'], title: 'profile:silence.title' };

export const loader = page(member, async ({ ctx, url, context: { services } }) => {
  const isOff = (await getOwnProfile(ctx)).notificationChannel === 'none';
  // With silence goes the code for a new password: not for whoever finds a browser open.
  if (!isOff) askForFreshProof(ctx, url);
  return { isOff, topics: services.notifications.topics.map(({ nameKey }) => textOf(services.textsOf(ctx.locale), nameKey)) };
});

export const action = formAction(member, { schema: buttonInput }, async ({ ctx }) => {
  requireFreshProof(ctx, accountPaths.silence());
  await changeNotifications(ctx, { channel: 'none', isSure: true });
  return { to: accountPaths.notificationSettings(), toast: { key: 'profile:toasts.silenced' } };
});

/** What somebody gives up who wants no letters, and what reaches them all the same. */
export default function Silence() {
  const { t } = useTranslation('profile');
  const { isOff, topics } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t(isOff ? 'silence.titleOff' : 'silence.title')} breadcrumbs={<SettingsCrumbs parents={[{ href: accountPaths.notificationSettings(), label: t('notifications.title') }]} current={t('notifications.none')} />} />
      <h2>{t('silence.lose')}</h2>
      <ul className="plain-points">
        <li>{t('silence.messages', { topics: topics.join(', ') })}</li>
        {t('silence.losing', { returnObjects: true }).map((point) => <li key={point}>{point}</li>)}
      </ul>
      <h2 className="mt-8">{t('silence.keep')}</h2>
      <ul className="plain-points">{t('silence.keeping', { returnObjects: true }).map((point) => <li key={point}>{point}</li>)}</ul>
      {isOff ? <p className="pt-8"><ButtonLink to={accountPaths.notificationSettings()}>{t('silence.back')}</ButtonLink></p> : (
        <form method="post" className="form-actions pt-8">
          <Button variant="danger">{t('silence.confirm')}</Button>
          <ButtonLink to={accountPaths.notificationSettings()} variant="quiet">{t('silence.cancel')}</ButtonLink>
        </form>
      )}
    </>
  );
}
