import { useLoaderData } from '@remix-run/react';
import { changeProfile, getOwnProfile } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { profileSchema } from '#app/kernel/accounts/profile-schema.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { CurrentPicture } from './current-picture.tsx';
import { ProfileForm, typedLinks } from './profile-form.tsx';
import { SettingsCrumbs } from './settings-crumbs.tsx';

export const handle = { messages: ['profile', 'settings'], title: 'profile:profile.title' };

export const loader = page(member, async ({ ctx, context }) => {
  const { links, firstName, lastName, bio, learningGoal, username, name, avatarId, bannerId } = await getOwnProfile(ctx);
  const said = { firstName: firstName ?? '', lastName: lastName ?? '', bio: bio ?? '', learningGoal: learningGoal ?? '', ...typedLinks(links) };
  return { username, name, pictures: { avatar: avatarId, banner: bannerId }, said, isHelped: context.services.suggestNames !== null };
});

export const action = formAction(member, { schema: profileSchema }, async ({ ctx, input }) => {
  await changeProfile(ctx, input);
  return { to: accountPaths.profileSettings(), toast: { key: 'profile:toasts.profileSaved' } };
});

export default function ProfileSettings() {
  const { t } = useTranslation('profile');
  const { username, name, pictures, said, isHelped } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={t('profile.title')} lead={t('profile.lead')} breadcrumbs={<SettingsCrumbs current={t('profile.title')} />}
        actions={<ButtonLink to={accountPaths.person(username)}>{t('profile.see')}</ButtonLink>}
      />
      <List label={t('profile.title')}>
        <Row href={accountPaths.usernameSettings()} title={t('profile.name')} meta={username} />
        {(['avatar', 'banner'] as const).map((place) => (
          <Row
            key={place} href={accountPaths.profilePicture(place)} title={t(`pictures.${place}`)} meta={t(pictures[place] ? `pictures.${place}Now` : 'pictures.drawn')}
            end={<span className={`picture-mark picture-mark-${place}`}><CurrentPicture place={place} name={name} cloth={username} fileId={pictures[place]} size="m" /></span>}
          />
        ))}
      </List>
      <ProfileForm said={said} isHelped={isHelped} />
    </>
  );
}
