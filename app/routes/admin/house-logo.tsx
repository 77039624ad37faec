import { getFormProps } from '#app/platform/forms/control-props.ts';
import { Form, useLoaderData } from '@remix-run/react';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { pictureUpload, receivePicture } from '#app/kernel/files/index.server.ts';
import { filePaths } from '#app/kernel/files/paths.ts';
import { readHouse, setLogo } from '#app/kernel/house/index.server.ts';
import { pictureBytes } from '#app/kernel/files/model/limits.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { page } from '#app/platform/http/route.server.ts';
import { uploadForm } from '#app/platform/http/upload-form.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { BrandMark } from '#app/ui/brand-mark.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PictureField } from '#app/ui/picture-field.tsx';

export const handle = { messages: ['admin', 'house', 'files'], title: 'house:logo.title' };

export const loader = page(owner, async ({ ctx }) => ({ logoId: (await readHouse(ctx.db)).logoId }));

export const action = uploadForm(owner, pictureUpload, async ({ ctx, request, context }) => {
  const { file } = await receivePicture(ctx, request, { field: 'picture', profile: 'logo' });
  await setLogo({ ...ctx, house: context.services.house }, { fileId: file.id });
  return { to: adminPaths.settings(), toast: { key: 'house:toasts.logoSet' } };
});

const removalForm = 'logo-removal';

export default function HouseLogo() {
  const { t } = useTranslation('house');
  const { t: files } = useTranslation('files');
  const { logoId } = useLoaderData<typeof loader>();
  const { form, fields, formErrors } = useReplyForm<{ picture: string }>('logo');
  const { picture } = fields;
  return (
    <>
      <PageHeader title={t('logo.title')} lead={t('logo.lead')} breadcrumbs={<Breadcrumbs items={[{ href: adminPaths.settings(), label: t('title') }]} />} />
      <Form method="post" encType="multipart/form-data" reloadDocument {...getFormProps(form)}>
        <FormStack>
          <ErrorSummary errors={summaryOf([{ id: picture.id, errors: picture.errors, label: files('picture') }], formErrors)} />
          <PictureField
            id={picture.id} name={picture.name} label={files('picture')} help={t('logo.help')} errors={picture.errors} required limit={{ bytes: pictureBytes, said: files('errors.pictureTooLarge') }} shape="round"
            current={logoId ? <img src={filePaths.picture(logoId, 160)} alt="" width="96" height="96" /> : <BrandMark size={96} />}
            removal={logoId ? { form: removalForm, label: t('logo.remove') } : undefined}
          />
          <FormActions>
            <Button variant="primary">{t('logo.save')}</Button>
            <ButtonLink variant="quiet" to={adminPaths.settings()}>{t('logo.cancel')}</ButtonLink>
          </FormActions>
        </FormStack>
      </Form>
      <Form id={removalForm} method="get" action={adminPaths.logoRemoval()} />
    </>
  );
}
