import { Form } from '@remix-run/react';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { TextArea, TextField } from '#app/ui/text-field.tsx';
import { editingPaths } from '../paths.ts';
import type { Desk } from '../queries/get-desk.server.ts';
import { PasswordOnce } from './password-once.tsx';

export type DetailsValues = { title: string; author: string; language: string; outline: string };

/** What a file says of itself, and its table of contents as lines. */
export function DetailsForm({ desk, values, newId }: { desk: Desk; values: DetailsValues; newId: string }) {
  const { t } = useTranslation('editing');
  const { fields, formErrors } = useReplyForm<DetailsValues & { password: string }>('details', values);
  const { title, author, language, outline, password } = fields;
  const named = [
    { ...title, label: t('details.fileTitle') }, { ...author, label: t('details.author') }, { ...language, label: t('details.language') },
    { ...outline, label: t('details.outline') }, { ...password, label: t('password.label') },
  ];
  const common = (field: { id: string; name: string; initialValue?: unknown }) => ({ id: field.id, name: field.name, defaultValue: field.initialValue as string | undefined, autoComplete: 'off' });
  return (
    <Form method="post" id="details" action={editingPaths.details(desk.book.id)} className="form form-wide">
      <ErrorSummary errors={summaryOf(named, formErrors)} />
      <input type="hidden" name="id" value={newId} />
      <input type="hidden" name="baseId" value={desk.version.id} />
      <TextField label={t('details.fileTitle')} help={t('details.fileTitleHelp')} optional errors={title.errors} inputProps={{ ...common(title), maxLength: 500 }} />
      <TextField label={t('details.author')} optional errors={author.errors} inputProps={{ ...common(author), maxLength: 300 }} />
      <TextField label={t('details.language')} help={t('details.languageHelp')} optional width="s" errors={language.errors} inputProps={{ ...common(language), maxLength: 35 }} />
      <TextArea label={t('details.outline')} help={t('details.outlineHelp')} optional rows={14} errors={outline.errors} textareaProps={{ ...common(outline), spellCheck: false, wrap: 'off' }} />
      <PasswordOnce version={desk.version} field={password} />
      <div className="form-actions"><Button variant="primary">{t('saveVersion')}</Button></div>
    </Form>
  );
}
