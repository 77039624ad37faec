import { Form } from '@remix-run/react';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { RadioGroup } from '#app/ui/choices.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { TextArea } from '#app/ui/text-field.tsx';
import { editingPaths } from '../paths.ts';
import type { Desk } from '../queries/get-desk.server.ts';
import { PasswordOnce } from './password-once.tsx';

/** Cuts a file into several, a line for each. */
export function PartsForm({ desk, proposal, newId }: { desk: Desk; proposal: string; newId: string }) {
  const { t } = useTranslation('editing');
  const { fields, formErrors } = useReplyForm<{ parts: string; as: string; password: string }>('parts', { parts: proposal, as: 'books' });
  const { parts, as, password } = fields;
  return (
    <Form method="post" id="parts" action={editingPaths.parts(desk.book.id)} className="form form-wide">
      <ErrorSummary errors={summaryOf([{ ...parts, label: t('parts.lines') }, { ...as, label: t('parts.as') }, { ...password, label: t('password.label') }], formErrors)} />
      <input type="hidden" name="id" value={newId} />
      <input type="hidden" name="baseId" value={desk.version.id} />
      <TextArea
        label={t('parts.lines')} help={t('parts.linesHelp', { count: desk.version.pageCount })} rows={8} errors={parts.errors}
        textareaProps={{ id: parts.id, name: parts.name, defaultValue: parts.initialValue, spellCheck: false, autoComplete: 'off' }}
      />
      <RadioGroup
        legend={t('parts.as')} name={as.name} id={as.id} defaultValue={as.initialValue ?? 'books'} errors={as.errors}
        options={[{ value: 'books', label: t('parts.books'), help: t('parts.booksHelp') }, { value: 'files', label: t('parts.files'), help: t('parts.filesHelp') }]}
      />
      <PasswordOnce version={desk.version} field={password} />
      <div className="form-actions"><Button variant="primary">{t('parts.button')}</Button></div>
    </Form>
  );
}
