import { useLoaderData } from '@remix-run/react';
import { getTelegramLink, unlinkOwnTelegram } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { buttonInput } from '#app/kernel/accounts/profile-schema.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { SettingsCrumbs } from '#app/routes/account/settings-crumbs.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const handle = { messages: ['telegram', 'settings'], title: 'telegram:unlinking.title' };

export const loader = page(member, async ({ ctx }) => ({ isLinked: (await getTelegramLink(ctx)).link !== null }));

export const action = formAction(member, { schema: buttonInput }, async ({ ctx }) => {
  await unlinkOwnTelegram(ctx);
  return { to: accountPaths.telegramSettings(), toast: { key: 'telegram:toasts.unlinked' } };
});

export default function Unlinking() {
  const { t } = useTranslation('telegram');
  const { isLinked } = useLoaderData<typeof loader>();
  const crumbs = <SettingsCrumbs parents={[{ href: accountPaths.telegramSettings(), label: t('title') }]} current={t('unlinking.title')} />;
  return (
    <>
      <PageHeader title={t('unlinking.title')} lead={t(isLinked ? 'unlinking.lead' : 'unlinking.nothing')} breadcrumbs={crumbs} />
      <form method="post" className="form-actions">
        {isLinked ? <Button variant="danger">{t('unlinking.confirm')}</Button> : null}
        <ButtonLink to={accountPaths.telegramSettings()} variant="quiet">{t('unlinking.cancel')}</ButtonLink>
      </form>
    </>
  );
}
