import { getInputProps } from '#app/platform/forms/control-props.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { RadioGroup } from '#app/ui/choices.tsx';
import { DateField, TextField } from '#app/ui/text-field.tsx';
import { FormPage, labelled } from './form-parts.tsx';
import { positionText, usualUnit } from './quick-progress.tsx';
import type { ProgressBook } from './quick-progress.tsx';

type Fields = { id: string; unit: string; value: string; on: string };

/** The same with everything that can be said: page or percent, and on which day. Also where errors are shown. */
export function ProgressPage({ book, newId, today }: { book: ProgressBook; newId: string; today: string }) {
  const { t } = useTranslation('library');
  const { form, fields, formErrors } = useReplyForm<Fields>('progress', { id: newId, unit: usualUnit(book), on: today });
  const { id, unit, value, on } = fields;
  const units = (['page', 'percent'] as const).map((name) => ({ value: name, label: t(`progress.${name}_unit`) }));
  return (
    <FormPage title={t('progress.title', { title: book.title })} book={book} form={form} fields={[labelled(value, t('progress.form')), labelled(on, t('progress.on'))]} formErrors={formErrors} submit={t('actions.record')}>
      <input type="hidden" name={id.name} defaultValue={id.initialValue} />
      <TextField label={t('progress.form')} width="s" errors={value.errors} suffix={book.pages ? t('progress.ofPagesSuffix', { pages: book.pages }) : undefined} inputProps={{ ...getInputProps(value, { type: 'text' }), inputMode: 'decimal', autoComplete: 'off', required: true, autoFocus: !value.errors && !on.errors, placeholder: positionText(book) }} />
      <RadioGroup legend={t('progress.unit')} name={unit.name} id={unit.id} layout="row" defaultValue={unit.initialValue ?? 'page'} options={units} errors={unit.errors} />
      <DateField label={t('progress.on')} help={t('progress.onHelp')} errors={on.errors} inputProps={{ ...getInputProps(on, { type: 'date' }), max: today }} />
    </FormPage>
  );
}
