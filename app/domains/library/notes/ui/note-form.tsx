import { Form } from '@remix-run/react';
import { getFormProps, getInputProps, getTextareaProps } from '#app/platform/forms/control-props.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { TextArea, TextField } from '#app/ui/text-field.tsx';
import { notePaths } from '../paths.ts';
import { ColorField } from './color-field.tsx';

type Fields = { page: string; quote: string; body: string; color: string; id: string };

type NoteFormProps = {
  bookId: string;
  newId: string;
  hasFile: boolean;
  /** The page it is for; otherwise it is asked for. */
  page?: number;
};

/** A new note, without scripts: on a page, with a quote or without. Keyed by its `newId`: the next note begins with nothing of this one. */
export function NoteForm({ bookId, newId, hasFile, page: fixedPage }: NoteFormProps) {
  const { t } = useTranslation('notes');
  const { form, fields: { page, quote, body, color }, formErrors } = useReplyForm<Fields>('note', { page: '', quote: '', body: '', color: 'yellow' });
  const named = [{ id: page.id, errors: page.errors, label: t('form.page') }, { id: quote.id, errors: quote.errors, label: t('form.quote') }, { id: body.id, errors: body.errors, label: t('form.body') }];
  return (
    <Form method="post" action={notePaths.book(bookId)} {...getFormProps(form)}>
      <input type="hidden" name="id" value={newId} />
      {fixedPage === undefined ? null : <><input type="hidden" name="page" value={fixedPage} /><input type="hidden" name="from" value="text" /></>}
      <FormStack>
        <ErrorSummary errors={summaryOf(named, formErrors)} />
        <TextArea label={t('form.quote')} help={t('form.quoteHelp')} optional rows={3} errors={quote.errors} textareaProps={{ ...getTextareaProps(quote), dir: 'auto' }} />
        <TextArea label={t('form.body')} optional rows={4} errors={body.errors} textareaProps={{ ...getTextareaProps(body), dir: 'auto' }} />
        {fixedPage === undefined ? (
          <TextField label={t('form.page')} help={t(hasFile ? 'form.pageHelpFile' : 'form.pageHelp')} optional width="s" errors={page.errors} inputProps={{ ...getInputProps(page, { type: 'text' }), inputMode: 'numeric', autoComplete: 'off' }} />
        ) : null}
        <ColorField name={color.name} id={color.id} defaultValue={color.initialValue} />
        <FormActions><Button variant="primary">{t('actions.add')}</Button></FormActions>
      </FormStack>
    </Form>
  );
}
