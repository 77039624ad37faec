import { Form } from '@remix-run/react';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { notePaths } from '../paths.ts';
import type { NoteView } from '../queries/get-note.server.ts';
import { NoteCrumbs } from './note-page.tsx';

type NoteButtonPageProps = { note: Pick<NoteView, 'id' | 'bookId' | 'quote' | 'body' | 'book'>; title: string; submit: string; children?: string };

/** What a button at a note does, as a page of its own: asked for by its address, or shown when it could not be done. */
export function NoteButtonPage({ note, title, submit, children }: NoteButtonPageProps) {
  const { t } = useTranslation('notes');
  const { form, formErrors } = useReplyForm('do');
  return (
    <>
      <PageHeader title={title} breadcrumbs={<NoteCrumbs book={note.book} />} />
      <Form method="post" id={form.id} className="form">
        <ErrorSummary errors={summaryOf([], formErrors)} />
        <p className="line-clamp-3" dir="auto">{note.quote || note.body}</p>
        {children ? <p className="text-soft">{children}</p> : null}
        <div className="form-actions">
          <Button variant="primary">{submit}</Button>
          <ButtonLink variant="quiet" to={notePaths.note(note.bookId, note.id)}>{t('actions.cancel')}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
