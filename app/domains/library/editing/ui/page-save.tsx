import { Form } from '@remix-run/react';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { SelectField, TextField } from '#app/ui/text-field.tsx';
import { editingPaths } from '../paths.ts';
import type { PageGrid } from '../queries/get-page-grid.server.ts';
import type { InsertSource } from '../queries/list-sources.server.ts';
import { pageChangeTexts } from './changes-text.ts';
import { PasswordOnce } from './password-once.tsx';

/** What is about to be saved, and the button. Says nothing while nothing has changed. */
export function SaveBar({ grid, newId }: { grid: PageGrid; newId: string }) {
  const { t } = useTranslation('editing');
  const { fields, formErrors } = useReplyForm<{ password: string }>('save', undefined, 'save');
  if (grid.changes === null) return <p className="text-soft" role="status">{t('pages.unchanged')}</p>;
  const { book, version } = grid.desk;
  return (
    <Form method="post" id="save" action={editingPaths.pages(book.id)} className="save-bar">
      <ErrorSummary errors={summaryOf([fields.password], formErrors)} />
      <input type="hidden" name="id" value={newId} />
      <input type="hidden" name="baseId" value={version.id} />
      <div role="status">
        <strong>{t('pages.unsaved')}</strong>
        <ul>{pageChangeTexts(t, grid.changes).map((text) => <li key={text}>{text}</li>)}</ul>
      </div>
      <PasswordOnce version={version} field={fields.password} />
      <div className="form-actions">
        <Button variant="primary" name="intent" value="save">{t('saveVersion')}</Button>
        <Button variant="quiet" name="intent" value="discard" formNoValidate>{t('pages.discard')}</Button>
      </div>
    </Form>
  );
}

type InsertFields = { source: string; sourceRanges: string; after: string };

/** Pages of another of one's files, or of this one. */
export function InsertForm({ grid, sources }: { grid: PageGrid; sources: readonly InsertSource[] }) {
  const { t } = useTranslation('editing');
  const { fields, formErrors } = useReplyForm<InsertFields>('insert', undefined, 'insert');
  const { source, sourceRanges, after } = fields;
  const named = [{ ...source, label: t('pages.source') }, { ...sourceRanges, label: t('pages.sourceRanges') }, { ...after, label: t('pages.after') }];
  const hasErrors = formErrors.length > 0 || named.some(({ errors }) => errors?.length);
  return (
    <details className="insert" open={hasErrors || undefined}>
      <summary className="link">{t('pages.insert')}</summary>
      <Form method="post" id="insert" preventScrollReset action={editingPaths.pages(grid.desk.book.id)} className="form pt-4">
        <ErrorSummary errors={summaryOf(named, formErrors)} />
        <SelectField
          label={t('pages.source')} errors={source.errors} selectProps={{ id: source.id, name: 'source', defaultValue: source.initialValue }}
          options={sources.map(({ bookId, title, pageCount }) => ({ value: bookId, label: t('pages.sourceOption', { title, count: pageCount }) }))}
        />
        <TextField label={t('pages.sourceRanges')} help={t('pages.sourceRangesHelp')} optional errors={sourceRanges.errors} inputProps={{ id: sourceRanges.id, name: 'sourceRanges', defaultValue: sourceRanges.initialValue, autoComplete: 'off', maxLength: 2_000 }} />
        <TextField label={t('pages.after')} help={t('pages.afterHelp', { total: grid.total })} optional width="s" errors={after.errors} inputProps={{ id: after.id, name: 'after', defaultValue: after.initialValue, inputMode: 'numeric', autoComplete: 'off', maxLength: 7 }} />
        <div className="form-actions"><Button name="intent" value="insert">{t('pages.insertButton')}</Button></div>
      </Form>
    </details>
  );
}
