import { useLoaderData } from '@remix-run/react';
import type { TFunction } from 'i18next';
import { setProfilePicture } from '#app/kernel/accounts/index.server.ts';
import { readPicturePlace } from '#app/kernel/accounts/model/picture-place.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { buttonInput } from '#app/kernel/accounts/profile-schema.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ConfirmPage } from '#app/ui/confirm-page.tsx';
import { SettingsCrumbs } from './settings-crumbs.tsx';

export const handle = { messages: ['profile', 'settings'], title: (t: TFunction) => textOf(t, 'profile:pictures.remove') };

export const loader = page(member, async ({ params }) => ({ place: readPicturePlace(params.place) }));

export const action = formAction(member, { schema: buttonInput }, async ({ ctx, params }) => {
  await setProfilePicture(ctx, { place: readPicturePlace(params.place), fileId: null });
  return { to: accountPaths.profileSettings(), toast: { key: 'profile:toasts.pictureRemoved' } };
});

export default function ProfilePictureRemoval() {
  const { t } = useTranslation('profile');
  const { place } = useLoaderData<typeof loader>();
  const parents = [{ href: accountPaths.profileSettings(), label: t('profile.title') }, { href: accountPaths.profilePicture(place), label: t(`pictures.${place}`) }];
  return (
    <ConfirmPage
      title={t(`pictures.${place}Removal`)} breadcrumbs={<SettingsCrumbs parents={parents} current={t('pictures.remove')} />} confirmLabel={t('pictures.remove')} cancelHref={accountPaths.profilePicture(place)} cancelLabel={t('pictures.cancel')} danger
    >
      <p>{t('pictures.removalHelp')}</p>
    </ConfirmPage>
  );
}
