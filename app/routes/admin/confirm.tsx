import { getFormProps } from '#app/platform/forms/control-props.ts';
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

type ConfirmProps = {
  title: string;
  lead?: string;
  submit: string;
  danger?: boolean;
  /** Whom it is about, on whose page one was. */
  person?: { id: string; username: string };
  cancelHref: string;
  children?: ReactNode;
};

/** Asks before it is done: names the people, says what happens, offers the way back. A refusal is shown above. */
export function Confirm({ title, lead, submit, danger, person, cancelHref, children }: ConfirmProps) {
  const { t } = useTranslation('admin');
  const { form, formErrors } = useReplyForm('do');
  const crumbs = [{ href: adminPaths.people(), label: t('sections.people') }, ...(person ? [{ href: adminPaths.person(person.id), label: person.username }] : [])];
  return (
    <>
      <PageHeader title={title} lead={lead} breadcrumbs={<Breadcrumbs items={crumbs} current={submit} />} />
      <Form method="post" {...getFormProps(form)}>
        <FormStack>
          <ErrorSummary errors={summaryOf([], formErrors)} />
          {children}
          <FormActions>
            <Button variant={danger ? 'danger' : 'primary'}>{submit}</Button>
            <ButtonLink to={cancelHref} variant="quiet">{t('cancel')}</ButtonLink>
          </FormActions>
        </FormStack>
      </Form>
    </>
  );
}
