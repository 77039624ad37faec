import { Form } from '@remix-run/react';
import { getFormProps } from '#app/platform/forms/control-props.ts';
import type { FormMetadata } from '#app/platform/forms/reply-fields.ts';
import type { ReactNode } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { libraryPaths } from '../paths.ts';

type FormPageProps<F extends Record<string, unknown>> = {
  title: string;
  book?: { id: string; title: string };
  form: FormMetadata<F>;
  fields: readonly { id: string; errors?: string[]; label?: string }[];
  formErrors: readonly string[];
  submit: string;
  /** Where it goes to, if not to its own page. */
  action?: string;
  /** Said above the fields. */
  note?: ReactNode;
  children: ReactNode;
  after?: ReactNode;
};

/** A page that is one form about the library: its title, what is wrong, the fields, the way on and the way back. */
export function FormPage<F extends Record<string, unknown>>({ title, book, form, fields, formErrors, submit, action, note, children, after }: FormPageProps<F>) {
  const { t } = useTranslation('library');
  const crumbs = [{ href: libraryPaths.library(), label: t('title') }, ...(book ? [{ href: libraryPaths.book(book.id), label: book.title }] : [])];
  return (
    <>
      <PageHeader title={title} breadcrumbs={<Breadcrumbs items={crumbs} />} />
      <Form method="post" action={action} {...getFormProps(form)}>
        <FormStack>
          {note}
          <ErrorSummary errors={summaryOf(fields.map(({ id, errors, label }) => ({ id, errors, label })), formErrors)} />
          {children}
          <FormActions>
            <Button variant="primary">{submit}</Button>
            <ButtonLink variant="quiet" to={book ? libraryPaths.book(book.id) : libraryPaths.library()}>{t('actions.cancel')}</ButtonLink>
          </FormActions>
        </FormStack>
      </Form>
      {after}
    </>
  );
}

/** A field with the name the summary calls it by. */
export const labelled = (field: { id: string; errors?: string[] }, label: string) => ({ id: field.id, errors: field.errors, label });
