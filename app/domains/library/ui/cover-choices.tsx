import { Form } from '@remix-run/react';
import { getFormProps } from '#app/platform/forms/control-props.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx';
import { libraryPaths } from '../paths.ts';
import type { CoverChoices as Choices } from '../queries/list-cover-choices.server.ts';
import { CatalogueCover } from './catalogue-cover.tsx';

/** Covers that catalogues have; each is the button that takes it. */
export function CoverChoices({ book, covers, failed }: Choices) {
  const { t } = useTranslation('catalogue');
  const { t: library } = useTranslation('library');
  const { t: edit } = useTranslation('library-edit');
  const { form, fields, formErrors } = useReplyForm<{ cover: string }>('cover-choices');
  const crumbs = [{ href: libraryPaths.library(), label: library('title') }, { href: libraryPaths.book(book.id), label: book.title }, { href: libraryPaths.cover(book.id), label: edit('cover.page') }];
  const upload = <ButtonLink icon="upload" to={libraryPaths.cover(book.id)}>{t('cover.upload')}</ButtonLink>;
  return (
    <>
      <PageHeader title={t('cover.choices')} lead={t('cover.choicesLead', { title: book.title })} breadcrumbs={<Breadcrumbs items={crumbs} />} actions={covers.length > 0 ? upload : null} />
      {covers.length === 0 ? <EmptyState title={t(failed ? 'cover.choicesSilent' : 'cover.noChoices')} action={upload}>{t(failed ? 'cover.choicesSilentText' : 'cover.noChoicesText')}</EmptyState> : (
        <Form method="post" {...getFormProps(form)}>
          <ErrorSummary errors={summaryOf([{ id: fields.cover.id, errors: fields.cover.errors }], formErrors)} />
          <ul className="cover-grid" id={fields.cover.id}>
            {covers.map((cover, at) => (
              <li key={cover}>
                <button className="tile tile-choice" type="submit" name="cover" value={cover}>
                  <VisuallyHidden>{t('cover.choice', { number: at + 1 })}</VisuallyHidden>
                  <CatalogueCover size="fill" title={book.title} author={book.author} cover={cover} isNear={at < 6} />
                </button>
              </li>
            ))}
          </ul>
        </Form>
      )}
    </>
  );
}
