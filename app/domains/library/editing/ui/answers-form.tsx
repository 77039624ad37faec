import { Form } from '@remix-run/react';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { Checkbox, RadioGroup } from '#app/ui/choices.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { Field } from '#app/ui/field.tsx';
import { SelectField, TextArea, TextField } from '#app/ui/text-field.tsx';
import type { FormField } from '../model/form-fields.ts';
import { editingPaths } from '../paths.ts';
import type { Desk } from '../queries/get-desk.server.ts';
import { PasswordOnce } from './password-once.tsx';

type Typed = Record<string, string | string[] | undefined>;

/** A PDF's own form, as one that everybody can fill. */
export function AnswersForm({ desk, fields, newId }: { desk: Desk; fields: readonly FormField[]; newId: string }) {
  const { t } = useTranslation('editing');
  const { form, fields: own, formErrors } = useReplyForm<{ password: string }>('answers');
  // What was typed into it comes back with a refusal; before that there is what the file says.
  const typed = (form.initialValue as { answers?: Typed } | undefined)?.answers;
  const errorsOf = (index: number) => form.allErrors[`answers.a${index}`];
  const named = fields.map((field, index) => ({ id: `a${index}`, label: field.name, errors: errorsOf(index) }));
  return (
    <Form method="post" id="answers" action={editingPaths.form(desk.book.id)} className="form form-wide">
      <ErrorSummary errors={summaryOf([...named, own.password], formErrors)} />
      <input type="hidden" name="id" value={newId} />
      <input type="hidden" name="baseId" value={desk.version.id} />
      {fields.map((field, index) => <Answer key={field.name} field={field} at={`a${index}`} typed={typed} errors={errorsOf(index)} />)}
      <PasswordOnce version={desk.version} field={own.password} />
      <div className="form-actions"><Button variant="primary">{t('saveVersion')}</Button></div>
    </Form>
  );
}

function Answer({ field, at, typed, errors }: { field: FormField; at: string; typed: Typed | undefined; errors: string[] | undefined }) {
  const { t } = useTranslation('editing');
  const name = `answers.${at}`;
  const common = { id: at, name, autoComplete: 'off' } as const;
  const given = typed?.[at];
  const first = Array.isArray(given) ? given[0] : given;
  if (field.kind === 'text') {
    const defaultValue = typed ? first ?? '' : field.value;
    return field.isLong
      ? <TextArea label={field.name} optional={!field.isRequired} errors={errors} textareaProps={{ ...common, defaultValue, maxLength: field.maxLength }} />
      : <TextField label={field.name} optional={!field.isRequired} errors={errors} inputProps={{ ...common, defaultValue, maxLength: field.maxLength }} />;
  }
  if (field.kind === 'check') return <Checkbox label={field.name} errors={errors} inputProps={{ id: at, name, value: 'on', defaultChecked: typed ? first !== undefined : field.value }} />;
  if (field.kind === 'radio') {
    const options = [{ value: '', label: t('form.none') }, ...field.options.map((value) => ({ value, label: value }))];
    return <RadioGroup legend={field.name} name={name} id={at} options={options} defaultValue={typed ? first ?? '' : field.value} errors={errors} />;
  }
  const chosen = typed ? [given ?? []].flat() : field.value;
  const options = field.options.map((value) => ({ value, label: value }));
  if (!field.isMultiple) return <SelectField label={field.name} optional={!field.isRequired} placeholder={t('form.none')} errors={errors} selectProps={{ id: at, name, defaultValue: chosen[0] ?? '' }} options={options} />;
  return (
    <Field id={at} label={field.name} optional={!field.isRequired} errors={errors} help={t('form.several')}>
      <select id={at} name={name} multiple defaultValue={chosen} size={Math.min(8, Math.max(3, options.length))} className="input input-list">
        {options.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
      </select>
    </Field>
  );
}
