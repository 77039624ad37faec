import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { RadioGroup } from '#app/ui/choices.tsx';
import type { Priority } from '../model/priority.ts';
import { FormPage, labelled } from './form-parts.tsx';
import { usePriorityOptions } from './priority.tsx';

export function PriorityForm({ book }: { book: { id: string; title: string; priority: Priority } }) {
  const { t } = useTranslation('library-edit');
  const { t: library } = useTranslation('library');
  const { form, fields, formErrors } = useReplyForm<{ priority: string }>('priority', { priority: book.priority });
  const { priority } = fields;
  const options = usePriorityOptions();
  return (
    <FormPage title={t('form.priority')} book={book} form={form} fields={[labelled(priority, library('book.priority'))]} formErrors={formErrors} submit={library('actions.save')}>
      <RadioGroup legend={library('book.priority')} name={priority.name} id={priority.id} defaultValue={priority.initialValue} options={options} errors={priority.errors} />
    </FormPage>
  );
}
