import { buttonOnlySchema } from '#app/kernel/accounts/leaving-schema.ts';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { setLogo } from '#app/kernel/house/index.server.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ConfirmPage } from '#app/ui/confirm-page.tsx';

export const handle = { messages: ['admin', 'house'], title: 'house:logo.removal' };

export const loader = page(owner, async () => null);

export const action = formAction(owner, { schema: buttonOnlySchema }, async ({ ctx, context }) => {
  await setLogo({ ...ctx, house: context.services.house }, { fileId: null });
  return { to: adminPaths.settings(), toast: { key: 'house:toasts.logoRemoved' } };
});

export default function HouseLogoRemoval() {
  const { t } = useTranslation('house');
  const parents = [{ href: adminPaths.settings(), label: t('title') }, { href: adminPaths.logo(), label: t('logo.title') }];
  return (
    <ConfirmPage
      danger title={t('logo.removal')} breadcrumbs={<Breadcrumbs items={parents} current={t('logo.remove')} />} confirmLabel={t('logo.remove')} cancelHref={adminPaths.logo()} cancelLabel={t('logo.cancel')}
    >
      <p>{t('logo.removalText')}</p>
    </ConfirmPage>
  );
}
