import { Form } from '@remix-run/react';
import { getFormProps, getTextareaProps } from '#app/platform/forms/control-props.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextArea } from '#app/ui/text-field.tsx';
import { libraryPaths } from '../../paths.ts';
import { notePaths } from '../paths.ts';
import type { NoteView } from '../queries/get-note.server.ts';
import { ColorField } from './color-field.tsx';
import { useNotePlace } from './note-place.ts';

type NoteCrumbsProps = { book: { id: string; title: string } };

export function NoteCrumbs({ book }: NoteCrumbsProps) {
  const { t } = useTranslation(['notes', 'library']);
  return <Breadcrumbs items={[{ href: libraryPaths.library(), label: t('library:title') }, { href: libraryPaths.book(book.id), label: book.title }, { href: notePaths.book(book.id), label: t('title') }]} />;
}

/** One note: what it is about, its words and colour to change, and its way out. */
export function NotePage({ note }: { note: NoteView }) {
  const { t } = useTranslation('notes');
  const place = useNotePlace();
  const isOpen = !note.isRemoved && !note.book.isInTrash;
  return (
    <>
      <PageHeader
        title={t(`kinds.${note.kind}`)} lead={[place(note), note.isEdited ? t('row.edited', { when: note.at }) : note.at].join('\u00A0· ')}
        breadcrumbs={<NoteCrumbs book={note.book} />}
        actions={isOpen ? <Form method="post" action={notePaths.removal(note.bookId, note.id)}><Button variant="quiet" icon="trash">{t('actions.remove')}</Button></Form> : null}
      />
      {note.isRemoved ? <Removed note={note} /> : null}
      {note.quote ? <Quote note={note} /> : null}
      {isOpen ? <EditForm key={`${note.body}|${note.color}`} note={note} /> : <p className="whitespace-pre-line" dir="auto">{note.body}</p>}
    </>
  );
}

function Removed({ note }: { note: NoteView }) {
  const { t } = useTranslation('notes');
  const restore = note.book.isInTrash ? null : <Form method="post" action={notePaths.restoration(note.bookId, note.id)}><Button variant="primary">{t('actions.restore')}</Button></Form>;
  return <div className="pb-6"><Banner tone="warn" actions={restore}>{t('form.removed')}</Banner></div>;
}

/** The quote as it stands in the book, its neighbours quieter. */
function Quote({ note }: { note: NoteView }) {
  const { t } = useTranslation('notes');
  return (
    <blockquote className={`note-context note-${note.color}`} aria-label={t('form.context')} dir="auto">
      {note.before ? <span className="text-soft">…{note.before}{/\s$/.test(note.before) ? '' : ' '}</span> : null}
      <mark className="whitespace-pre-line">{note.quote}</mark>
      {note.after ? <span className="text-soft">{/^[\s\p{P}]/u.test(note.after) ? '' : ' '}{note.after}{/[.!?]$/.test(note.after) ? '' : '…'}</span> : null}
    </blockquote>
  );
}

function EditForm({ note }: { note: NoteView }) {
  const { t } = useTranslation('notes');
  const { form, fields: { body, color }, formErrors } = useReplyForm<{ body: string; color: string }>('note', { body: note.body, color: note.color });
  return (
    <Form method="post" {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={summaryOf([{ id: body.id, errors: body.errors, label: t('form.body') }], formErrors)} />
        <TextArea label={t('form.body')} optional rows={6} errors={body.errors} textareaProps={{ ...getTextareaProps(body), dir: 'auto' }} />
        <ColorField name={color.name} id={color.id} defaultValue={color.initialValue} />
        <FormActions>
          <Button variant="primary">{t('actions.save')}</Button>
          <ButtonLink variant="quiet" to={notePaths.book(note.bookId)}>{t('actions.cancel')}</ButtonLink>
        </FormActions>
      </FormStack>
    </Form>
  );
}
