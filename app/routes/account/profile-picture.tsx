import { getFormProps } from '#app/platform/forms/control-props.ts';
import { Form, useLoaderData } from '@remix-run/react';
import type { TFunction } from 'i18next';
import { getOwnProfile, setProfilePicture } from '#app/kernel/accounts/index.server.ts';
import { readPicturePlace } from '#app/kernel/accounts/model/picture-place.ts';
import type { PicturePlace } from '#app/kernel/accounts/model/picture-place.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { pictureUpload, receivePicture } from '#app/kernel/files/index.server.ts';
import { pictureBytes } from '#app/kernel/files/model/limits.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { page } from '#app/platform/http/route.server.ts';
import { uploadForm } from '#app/platform/http/upload-form.server.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PictureField } from '#app/ui/picture-field.tsx';
import { CurrentPicture } from './current-picture.tsx';
import { SettingsCrumbs } from './settings-crumbs.tsx';

export const handle = { messages: ['profile', 'files', 'settings'], title: (t: TFunction, { place }: { place: PicturePlace }) => textOf(t, `profile:pictures.${place}`) };

export const loader = page(member, async ({ ctx, params }) => {
  const place = readPicturePlace(params.place);
  const { username, name, avatarId, bannerId } = await getOwnProfile(ctx);
  return { place, username, name, fileId: place === 'avatar' ? avatarId : bannerId };
});

export const action = uploadForm(member, pictureUpload, async ({ ctx, request, params }) => {
  const place = readPicturePlace(params.place);
  const { file } = await receivePicture(ctx, request, { field: 'picture', profile: place });
  await setProfilePicture(ctx, { place, fileId: file.id });
  return { to: accountPaths.profileSettings(), toast: { key: 'profile:toasts.pictureSet' } };
});

const removalForm = 'picture-removal';

/** A face or a picture across the page: the one there is, another one, or none. */
export default function ProfilePicture() {
  const { t } = useTranslation('profile');
  const { t: files } = useTranslation('files');
  const { place, username, name, fileId } = useLoaderData<typeof loader>();
  const { form, fields, formErrors } = useReplyForm<{ picture: string }>('picture');
  const { picture } = fields;
  return (
    <>
      <PageHeader
        title={t(`pictures.${place}`)} lead={t(`pictures.${place}Lead`)}
        breadcrumbs={<SettingsCrumbs parents={[{ href: accountPaths.profileSettings(), label: t('profile.title') }]} current={t(`pictures.${place}`)} />}
      />
      <Form method="post" encType="multipart/form-data" reloadDocument {...getFormProps(form)}>
        <FormStack>
          <ErrorSummary errors={summaryOf([{ id: picture.id, errors: picture.errors, label: files('picture') }], formErrors)} />
          <PictureField
            id={picture.id} name={picture.name} label={files('picture')} help={files('pictureHelp')} errors={picture.errors} required limit={{ bytes: pictureBytes, said: files('errors.pictureTooLarge') }} shape={place === 'avatar' ? 'round' : 'wide'}
            current={<CurrentPicture place={place} name={name} cloth={username} fileId={fileId} />}
            removal={fileId ? { form: removalForm, label: t('pictures.remove') } : undefined}
          />
          <FormActions>
            <Button variant="primary">{t('profile.save')}</Button>
            <ButtonLink variant="quiet" to={accountPaths.profileSettings()}>{t('pictures.cancel')}</ButtonLink>
          </FormActions>
        </FormStack>
      </Form>
      <Form id={removalForm} method="get" action={accountPaths.profilePictureRemoval(place)} />
    </>
  );
}
