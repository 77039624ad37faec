import { getInputProps } from '#app/platform/forms/control-props.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { RadioGroup } from '#app/ui/choices.tsx';
import { DateField } from '#app/ui/text-field.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { readingStates } from '../model/book-state.ts';
import { libraryPaths } from '../paths.ts';
import { FormPage, labelled } from './form-parts.tsx';

type Fields = { id: string; state: string; startedOn: string; endedOn: string };

type ReadingFormProps = {
  book: { id: string; title: string };
  /** Absent: a past reading is written down. */
  reading?: { id: string; state: string; startedOn: string | null; endedOn: string | null };
  newId?: string;
  today: string;
};

export function ReadingForm({ book, reading, newId, today }: ReadingFormProps) {
  const { t } = useTranslation('library-edit');
  const { t: library } = useTranslation('library');
  const values = reading
    ? { state: reading.state, startedOn: reading.startedOn ?? '', endedOn: reading.endedOn ?? '' }
    : { id: newId, state: 'finished' };
  const { form, fields, formErrors } = useReplyForm<Fields>('reading', values);
  const { id, state, startedOn, endedOn } = fields;
  const states = readingStates.filter((value) => reading || value !== 'reading').map((value) => ({ value, label: library(`readingStates.${value}`) }));
  return (
    <FormPage
      title={reading ? t('reading.edit', { title: book.title }) : t('reading.add', { title: book.title })} book={book} form={form} formErrors={formErrors} submit={library('actions.save')}
      fields={[labelled(state, t('reading.state')), labelled(startedOn, t('reading.startedOn')), labelled(endedOn, t('reading.endedOn'))]}
      after={reading ? <p className="pt-8"><TextLink to={libraryPaths.readingRemoval(book.id, reading.id)}>{t('reading.removeLink')}</TextLink></p> : null}
    >
      {reading ? null : <input type="hidden" name={id.name} defaultValue={id.initialValue} />}
      <RadioGroup legend={t('reading.state')} name={state.name} id={state.id} defaultValue={state.initialValue} options={states} errors={state.errors} />
      <DateField label={t('reading.startedOn')} help={t('reading.datesHelp')} optional errors={startedOn.errors} inputProps={{ ...getInputProps(startedOn, { type: 'date' }), max: today }} />
      <DateField label={t('reading.endedOn')} optional errors={endedOn.errors} inputProps={{ ...getInputProps(endedOn, { type: 'date' }), max: today }} />
    </FormPage>
  );
}

/** The end of the reading in hand: finished or put aside, and on which day. */
export function ReadingEndForm({ book, state, today }: { book: { id: string; title: string }; state: 'finished' | 'stopped'; today: string }) {
  const { t } = useTranslation('library-edit');
  const { t: library } = useTranslation('library');
  const { form, fields, formErrors } = useReplyForm<{ state: string; endedOn: string }>('end', { state, endedOn: today });
  const { endedOn } = fields;
  const isFinish = (fields.state.initialValue ?? state) === 'finished';
  const dayLabel = isFinish ? t('reading.finishedOn') : t('reading.stoppedOn');
  return (
    <FormPage title={isFinish ? t('reading.finish', { title: book.title }) : t('reading.stop', { title: book.title })} book={book} form={form} fields={[labelled(endedOn, dayLabel)]} formErrors={formErrors} submit={isFinish ? library('actions.save') : library('actions.stop')}>
      <input type="hidden" name="state" defaultValue={isFinish ? 'finished' : 'stopped'} />
      <DateField label={dayLabel} errors={endedOn.errors} inputProps={{ ...getInputProps(endedOn, { type: 'date' }), max: today }} />
    </FormPage>
  );
}
