import { getInputProps } from '#app/platform/forms/control-props.ts';
import type { FieldMetadata } from '#app/platform/forms/reply-fields.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { Checkbox } from '#app/ui/choices.tsx';
import { describe, Field } from '#app/ui/field.tsx';
import { coverRefPattern } from '../model/cover-ref.ts';
import { libraryPaths } from '../paths.ts';
import { CatalogueCover } from './catalogue-cover.tsx';

/** The number on the book, and a button with which the catalogues fill in the rest. */
export function IsbnSearch({ field }: { field: FieldMetadata<string> }) {
  const { t } = useTranslation('catalogue');
  const { t: edit } = useTranslation('library-edit');
  const texts = { help: t('draft.isbnHelp'), errors: field.errors };
  return (
    <Field {...texts} id={field.id} label={edit('form.isbn')} optional>
      <div className="input-row">
        <input {...getInputProps(field, { type: 'text' })} {...describe(field.id, texts)} className="input input-m" inputMode="numeric" maxLength={40} />
        <Button formAction={libraryPaths.newBookByIsbn()} formNoValidate>{t('actions.fill')}</Button>
      </div>
    </Field>
  );
}

type Fields = Record<'cover' | 'openLibraryId' | 'googleBooksId' | 'title', FieldMetadata<string>>;

/** A broken form may come back with several values where one belongs. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Where the data came from, and whether its picture comes along. */
export function CatalogueFields({ fields, offered = '' }: { fields: Fields; offered?: string }) {
  const { t } = useTranslation('catalogue');
  const { openLibraryId, googleBooksId } = fields;
  const hidden = [openLibraryId, googleBooksId].filter(({ initialValue }) => textOf(initialValue) !== '');
  const chosen = textOf(fields.cover.initialValue);
  const cover = [chosen, offered].find((one) => coverRefPattern.test(one));
  return (
    <>
      {hidden.map(({ name, initialValue }) => <input key={name} type="hidden" name={name} defaultValue={initialValue} />)}
      {cover ? (
        <div className="flex items-center gap-4">
          <CatalogueCover title={textOf(fields.title.initialValue)} cover={cover} isNear />
          <Checkbox label={t('draft.cover')} help={t('draft.coverHelp')} errors={fields.cover.errors} inputProps={{ id: fields.cover.id, name: fields.cover.name, value: cover, defaultChecked: chosen === cover }} />
        </div>
      ) : null}
    </>
  );
}
