import { getInputProps, getSelectProps, getTextareaProps } from '#app/platform/forms/control-props.ts';
import type { ReactNode } from 'react';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { RadioGroup } from '#app/ui/choices.tsx';
import { SelectField, TextArea, TextField } from '#app/ui/text-field.tsx';
import type { Option } from '#app/ui/text-field.tsx';
import { bookStates } from '../model/book-state.ts';
import { libraryPaths } from '../paths.ts';
import { CatalogueFields, IsbnSearch } from './catalogue-fields.tsx';
import { FormPage, labelled } from './form-parts.tsx';
import { usePriorityOptions } from './priority.tsx';

export type BookFields = {
  id: string; title: string; subtitle: string; authors: string; state: string; pages: string; priority: string; tags: string; series: string;
  seriesPosition: string; language: string; year: string; isbn: string; publisher: string; format: string; description: string; privateNotes: string;
  openLibraryId: string; googleBooksId: string; cover: string;
};

export type BookFormProps = {
  /** What the fields hold; with an id of a new book in it, the form adds. */
  values: Partial<BookFields>;
  book?: { id: string; title: string };
  languages: readonly Option[];
  names: { tags: string[]; series: string[] };
  /** An edition was chosen: nothing has to be looked up. */
  isFound?: boolean;
  note?: ReactNode;
};

/** Adding and editing: the few fields that matter first, the rest folded. */
export function BookForm({ values, book, languages, names, isFound = false, note }: BookFormProps) {
  const { t } = useTranslation('library-edit');
  const { t: library } = useTranslation('library');
  const { form, fields, formErrors } = useReplyForm<BookFields>('book', values);
  const { id, title, authors, state, pages, priority, tags } = fields;
  const rest = [fields.subtitle, fields.series, fields.seriesPosition, fields.language, fields.year, fields.publisher, fields.format, fields.description, fields.privateNotes];
  const asksIsbn = !book && !isFound;
  const isbn = labelled(fields.isbn, t('form.isbn'));
  const named = [...(asksIsbn ? [isbn] : []), labelled(title, t('form.title')), labelled(authors, t('form.authors')), labelled(pages, t('form.pages')), labelled(tags, t('form.tags')), ...rest, ...(asksIsbn ? [] : [isbn])];
  const isOpen = book !== undefined || [...rest, ...(asksIsbn ? [] : [fields.isbn])].some((field) => field.errors || field.initialValue);
  return (
    <FormPage note={note} action={book ? undefined : libraryPaths.newBook()} title={book ? t('form.edit', { title: book.title }) : t('form.new')} book={book} form={form} fields={named} formErrors={formErrors} submit={book ? library('actions.save') : t('form.add')}>
      {book ? null : (
        <>
          {/* Enter in a field means this one, not the first that is seen. */}
          <button type="submit" className="hidden-visually" tabIndex={-1} aria-hidden>{t('form.add')}</button>
          <input key="id" type="hidden" name={id.name} defaultValue={id.initialValue} />
          <CatalogueFields fields={fields} offered={values.cover} />
        </>
      )}
      {asksIsbn ? <IsbnSearch field={fields.isbn} /> : null}
      <TextField label={t('form.title')} errors={title.errors} inputProps={{ ...getInputProps(title, { type: 'text' }), required: true, maxLength: 500, autoFocus: !book && named.every((field) => !field.errors) }} />
      <TextArea label={t('form.authors')} help={t('form.authorsHelp')} optional errors={authors.errors} textareaProps={getTextareaProps(authors)} rows={2} />
      {book ? null : (
        <RadioGroup legend={t('form.state')} name={state.name} id={state.id} layout="row" defaultValue={state.initialValue ?? 'to_read'} options={bookStates.map((value) => ({ value, label: library(`states.${value}`) }))} errors={state.errors} />
      )}
      <TextField label={t('form.pages')} help={t('form.pagesHelp')} optional width="s" errors={pages.errors} inputProps={{ ...getInputProps(pages, { type: 'text' }), inputMode: 'numeric', maxLength: 6 }} />
      <RadioGroup legend={t('form.priority')} name={priority.name} id={priority.id} layout="row" defaultValue={priority.initialValue ?? 'none'} options={usePriorityOptions()} errors={priority.errors} />
      <TextField label={t('form.tags')} help={t('form.tagsHelp')} optional errors={tags.errors} inputProps={{ ...getInputProps(tags, { type: 'text' }), list: 'known-tags' }} />
      <datalist id="known-tags">{names.tags.map((name) => <option key={name} value={name} />)}</datalist>
      <details open={isOpen}>
        <summary className="link">{t('form.more')}</summary>
        <div className="form pt-6"><Details fields={fields} languages={languages} series={names.series} hasIsbn={!asksIsbn} /></div>
      </details>
    </FormPage>
  );
}

type Meta = ReturnType<typeof useReplyForm<BookFields>>['fields'];

function Details({ fields, languages, series, hasIsbn }: { fields: Meta; languages: readonly Option[]; series: string[]; hasIsbn: boolean }) {
  const { t } = useTranslation('library-edit');
  const text = (name: 'subtitle' | 'publisher', max: number) => (
    <TextField label={t(`form.${name}`)} optional errors={fields[name].errors} inputProps={{ ...getInputProps(fields[name], { type: 'text' }), maxLength: max }} />
  );
  return (
    <>
      {text('subtitle', 500)}
      <TextField label={t('form.series')} optional errors={fields.series.errors} inputProps={{ ...getInputProps(fields.series, { type: 'text' }), list: 'known-series', maxLength: 300 }} />
      <datalist id="known-series">{series.map((name) => <option key={name} value={name} />)}</datalist>
      <TextField label={t('form.seriesPosition')} optional width="s" errors={fields.seriesPosition.errors} inputProps={{ ...getInputProps(fields.seriesPosition, { type: 'text' }), inputMode: 'decimal' }} />
      <SelectField label={t('form.language')} optional width="m" placeholder="" options={languages} errors={fields.language.errors} selectProps={getSelectProps(fields.language)} />
      <TextField label={t('form.year')} help={t('form.yearHelp')} optional width="s" errors={fields.year.errors} inputProps={{ ...getInputProps(fields.year, { type: 'text' }), maxLength: 5 }} />
      {hasIsbn ? <TextField label={t('form.isbn')} help={t('form.isbnHelp')} optional width="m" errors={fields.isbn.errors} inputProps={{ ...getInputProps(fields.isbn, { type: 'text' }), inputMode: 'numeric', maxLength: 40 }} /> : null}
      {text('publisher', 200)}
      <TextField label={t('form.format')} help={t('form.formatHelp')} optional width="m" errors={fields.format.errors} inputProps={{ ...getInputProps(fields.format, { type: 'text' }), maxLength: 60 }} />
      <TextArea label={t('form.description')} optional rows={5} errors={fields.description.errors} textareaProps={getTextareaProps(fields.description)} />
      <TextArea label={t('form.privateNotes')} optional rows={4} errors={fields.privateNotes.errors} textareaProps={getTextareaProps(fields.privateNotes)} />
    </>
  );
}
