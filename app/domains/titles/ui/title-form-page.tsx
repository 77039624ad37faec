import { Form } from '@remix-run/react';
import { getFormProps } from '#app/platform/forms/control-props.ts';
import type { FormMetadata } from '#app/platform/forms/reply-fields.ts';
import type { ReactNode } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import type { TitleType } from '../model/title-type.ts';
import { titlesPaths } from '../paths.ts';
import { TitleCrumbs } from './title-crumbs.tsx';

type NamedTitle = { id: string; name: string; type: TitleType };

type TitleFormPageProps<F extends Record<string, unknown>> = {
  heading: string;
  type: TitleType;
  title?: NamedTitle;
  form: FormMetadata<F>;
  fields: readonly { id: string; errors?: string[]; label: string }[];
  formErrors: readonly string[];
  submit: string;
  action?: string;
  /** Sent by the browser itself: a file is in it. */
  isUpload?: boolean;
  note?: ReactNode;
  children: ReactNode;
  after?: ReactNode;
};

/** A page that is one form about a title: what is wrong, the fields, the way on and the way back. */
export function TitleFormPage<F extends Record<string, unknown>>({ heading, type, title, form, fields, formErrors, submit, action, isUpload, note, children, after }: TitleFormPageProps<F>) {
  const { t } = useTranslation('title-edit');
  return (
    <>
      <PageHeader title={heading} breadcrumbs={<TitleCrumbs type={type} title={title} />} />
      <Form method="post" action={action} {...getFormProps(form)} {...(isUpload ? { encType: 'multipart/form-data' as const, reloadDocument: true } : {})}>
        <FormStack>
          {note}
          <ErrorSummary errors={summaryOf(fields, formErrors)} />
          {children}
          <FormActions>
            <Button variant="primary">{submit}</Button>
            <ButtonLink variant="quiet" to={title ? titlesPaths.title(title.id) : titlesPaths.list(type)}>{t('actions.cancel')}</ButtonLink>
          </FormActions>
        </FormStack>
      </Form>
      {after}
    </>
  );
}
