import { Form } from '@remix-run/react';
import { pictureBytes } from '#app/kernel/files/model/limits.ts';
import { pictureAt } from '#app/kernel/files/paths.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Cover } from '#app/ui/cover.tsx';
import { PictureField } from '#app/ui/picture-field.tsx';
import { titlesPaths } from '../paths.ts';
import type { ChangedTitle } from '../queries/get-title-card.server.ts';
import { TitleFormPage } from './title-form-page.tsx';

const removalForm = 'cover-removal';
const restorationForm = 'cover-restoration';

/** A picture for a title; everybody signed in sees it. */
export function TitleCoverForm({ title }: { title: ChangedTitle }) {
  const { t } = useTranslation('title-edit');
  const { t: files } = useTranslation('files');
  const { form, fields, formErrors } = useReplyForm<{ cover: string }>('cover');
  const { cover } = fields;
  const former = { form: restorationForm, label: t('cover.before'), help: t('cover.beforeHelp'), bringBack: t('cover.bringBack'), forget: t('cover.forget') };
  const { id, coverId, formerCoverId } = title;
  const drawn = { title: title.name, author: title.makers[0] };
  return (
    <TitleFormPage
      heading={t('cover.title')} type={title.type} title={title} form={form} fields={[{ id: cover.id, errors: cover.errors, label: files('picture') }]} formErrors={formErrors} submit={t('actions.save')} isUpload
      after={(
        <>
          <Form id={removalForm} method="post" action={titlesPaths.coverRemoval(id)} />
          {formerCoverId ? <Form id={restorationForm} method="post" action={titlesPaths.coverRestoration(id, formerCoverId)} /> : null}
        </>
      )}
    >
      <PictureField
        id={cover.id} name={cover.name} label={files('picture')} help={files('pictureHelp')} errors={cover.errors} required limit={{ bytes: pictureBytes, said: files('errors.pictureTooLarge') }} shape="cover"
        current={<Cover {...drawn} image={pictureAt(coverId)} />}
        removal={coverId ? { form: removalForm, label: t('cover.remove') } : undefined}
        former={formerCoverId ? { ...former, picture: <Cover {...drawn} size="xs" image={pictureAt(formerCoverId)} /> } : undefined}
      />
    </TitleFormPage>
  );
}
