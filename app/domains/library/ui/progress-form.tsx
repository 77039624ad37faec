import { Form } from '@remix-run/react';
import { getInputProps } from '#app/platform/forms/control-props.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { RadioGroup } from '#app/ui/choices.tsx';
import { DateField, TextField } from '#app/ui/text-field.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { libraryPaths } from '../paths.ts';
import type { BookView } from '../queries/get-book.server.ts';
import { FormPage, labelled } from './form-parts.tsx';

type ProgressBook = Pick<BookView, 'id' | 'title' | 'pages' | 'currentPage' | 'permille'>;

/** A book of unknown length that was followed by percent goes on by percent. */
const usualUnit = (book: ProgressBook) => (book.pages === null && book.permille !== null ? 'percent' : 'page');

const positionText = (book: ProgressBook) => {
  if (usualUnit(book) === 'page') return book.currentPage === null ? '' : String(book.currentPage);
  return book.permille === null ? '' : String(book.permille / 10);
};

/** The book page's first thing: "I am on page …" and a button. Everything else about it is on its own page. */
export function QuickProgress({ book, newId }: { book: ProgressBook; newId: string }) {
  const { t } = useTranslation('library');
  const unit = usualUnit(book);
  const suffix = unit === 'percent' ? t('progress.percentSuffix') : book.pages ? t('progress.ofPagesSuffix', { pages: book.pages }) : undefined;
  const input = { id: 'position', name: 'value', inputMode: 'decimal' as const, required: true, placeholder: positionText(book), autoComplete: 'off' };
  return (
    <Form method="post" action={libraryPaths.progress(book.id)} className="flex flex-wrap items-end gap-4" key={newId}>
      <input type="hidden" name="id" value={newId} />
      <input type="hidden" name="unit" value={unit} />
      <TextField label={unit === 'page' ? t('progress.iAmOnPage') : t('progress.iAmAtPercent')} width="s" suffix={suffix} inputProps={input} />
      <Button variant="primary">{t('actions.record')}</Button>
      <span className="flex min-h-11 items-center"><TextLink to={libraryPaths.progress(book.id)}>{t('progress.otherDay')}</TextLink></span>
    </Form>
  );
}

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
      <TextField label={t('progress.form')} width="s" errors={value.errors} suffix={book.pages ? t('progress.ofPagesSuffix', { pages: book.pages }) : undefined} inputProps={{ ...getInputProps(value, { type: 'text' }), inputMode: 'decimal', autoComplete: 'off', required: true, placeholder: positionText(book) }} />
      <RadioGroup legend={t('progress.unit')} name={unit.name} id={unit.id} layout="row" defaultValue={unit.initialValue ?? 'page'} options={units} errors={unit.errors} />
      <DateField label={t('progress.on')} help={t('progress.onHelp')} errors={on.errors} inputProps={{ ...getInputProps(on, { type: 'date' }), max: today }} />
    </FormPage>
  );
}
