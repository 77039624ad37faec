import { Form } from '@remix-run/react';
import { pictureAt } from '#app/kernel/files/paths.ts';
import { getFormProps } from '#app/platform/forms/control-props.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Cover } from '#app/ui/cover.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PictureField } from '#app/ui/picture-field.tsx';
import { libraryPaths } from '../paths.ts';
import type { BookCovers } from '../queries/get-book-covers.server.ts';
import { labelled } from './form-parts.tsx';
import { pictureBytes } from '#app/kernel/files/model/limits.ts';

const removalForm = 'cover-removal';
const restorationForm = 'cover-restoration';

/** One's own picture for a book. The browser sends the file itself; with scripts its way is watched. */
export function CoverForm({ book }: { book: BookCovers }) {
  const { t } = useTranslation('library');
  const { t: edit } = useTranslation('library-edit');
  const { t: catalogue } = useTranslation('catalogue');
  const { t: files } = useTranslation('files');
  const { form, fields, formErrors } = useReplyForm<{ cover: string }>('cover');
  const { cover } = fields;
  const former = { form: restorationForm, label: edit('cover.before'), help: edit('cover.beforeHelp'), bringBack: edit('cover.bringBack'), forget: edit('cover.forget') };
  const { id, title, author, formerCoverId } = book;
  return (
    <>
      <PageHeader title={edit('cover.page')} breadcrumbs={<Breadcrumbs items={[{ href: libraryPaths.library(), label: t('title') }, { href: libraryPaths.book(id), label: title }]} />} />
      <Form method="post" encType="multipart/form-data" reloadDocument {...getFormProps(form)}>
        <FormStack>
          <ErrorSummary errors={summaryOf([labelled(cover, files('picture'))], formErrors)} />
          <PictureField
            id={cover.id} name={cover.name} label={files('picture')} help={files('pictureHelp')} errors={cover.errors} required limit={{ bytes: pictureBytes, said: files('errors.pictureTooLarge') }} shape="cover"
            current={<Cover title={title} author={author} image={pictureAt(book.coverId)} />}
            removal={book.coverId ? { form: removalForm, label: edit('cover.remove') } : undefined}
            former={formerCoverId ? { ...former, picture: <Cover size="xs" title={title} author={author} image={pictureAt(formerCoverId)} /> } : undefined}
          />
          <FormActions>
            <Button variant="primary">{t('actions.save')}</Button>
            <ButtonLink to={libraryPaths.coverChoices(id)}>{catalogue('actions.coverChoices')}</ButtonLink>
            <ButtonLink variant="quiet" to={libraryPaths.book(id)}>{t('actions.cancel')}</ButtonLink>
          </FormActions>
        </FormStack>
      </Form>
      <Form id={removalForm} method="post" action={libraryPaths.coverRemoval(id)} />
      {formerCoverId ? <Form id={restorationForm} method="post" action={libraryPaths.coverRestoration(id, formerCoverId)} /> : null}
    </>
  );
}
