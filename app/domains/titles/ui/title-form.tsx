import { getInputProps, getTextareaProps } from '#app/platform/forms/control-props.ts';
import type { ReactNode } from 'react';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Checkbox } from '#app/ui/choices.tsx';
import { FieldErrors, errorsId } from '#app/ui/field.tsx';
import { TextArea, TextField } from '#app/ui/text-field.tsx';
import { creditField } from '../model/credit-role.ts';
import type { TitleSourceInput } from '../edit-schema.ts';
import { genresOf } from '../model/genres.ts';
import { progressUnit } from '../model/title-type.ts';
import type { TitleType } from '../model/title-type.ts';
import { titlesPaths } from '../paths.ts';
import { FoundCover } from './found-cover.tsx';
import { rolesOf } from './title-form-values.ts';
import type { TitleFields } from './title-form-values.ts';
import { TitleFormPage } from './title-form-page.tsx';

export type TitleFormProps = {
  type: TitleType;
  values: Partial<Omit<TitleFields, 'sources'>> & { sources?: TitleSourceInput[] };
  /** The one that is changed, with the version its editor sees. */
  title?: { id: string; name: string; type: TitleType; version: number };
  note?: ReactNode;
};

type Meta = ReturnType<typeof useReplyForm<TitleFields>>['fields'];

/** What a title says: the same form adds and changes. */
export function TitleForm({ type, values, title, note }: TitleFormProps) {
  const { t } = useTranslation('title-edit');
  const { t: titles } = useTranslation('titles');
  const { form, fields, formErrors } = useReplyForm<TitleFields>('title', values);
  const { name, originalName, description, year, episodes, genres, credits } = fields;
  const hasEpisodes = progressUnit[type] === 'episodes';
  const named = [
    { field: name, label: t('form.name') }, { field: originalName, label: t('form.originalName') }, { field: year, label: t('form.year') }, { field: episodes, label: t('form.episodes') },
    { field: genres, label: t('form.genres') }, { field: credits, label: t('form.credits') }, { field: description, label: t('form.description') },
  ].map(({ field, label }) => ({ id: field.id, errors: field.errors, label }));
  return (
    <TitleFormPage
      heading={title ? t('form.edit', { name: title.name }) : t(`form.new.${type}`)} type={type} title={title} form={form} fields={named} formErrors={formErrors} note={note}
      action={title ? undefined : titlesPaths.newTitle({ type })} submit={title ? t('actions.save') : t('actions.add')}
    >
      {/* Enter in a field means this one, not the first that is seen. */}
      <button type="submit" className="hidden-visually" tabIndex={-1} aria-hidden>{title ? t('actions.save') : t('actions.add')}</button>
      {title ? <input type="hidden" name="version" value={title.version} /> : <NewTitleFields type={type} fields={fields} offered={values.cover} />}
      <TextField label={t('form.name')} errors={name.errors} inputProps={{ ...getInputProps(name, { type: 'text' }), required: true, maxLength: 300, autoFocus: !title && named.every(({ errors }) => !errors) }} />
      <TextField label={t('form.originalName')} help={t('form.originalNameHelp')} optional errors={originalName.errors} inputProps={{ ...getInputProps(originalName, { type: 'text' }), maxLength: 300 }} />
      <TextField label={t('form.year')} help={t('form.yearHelp')} optional width="s" errors={year.errors} inputProps={{ ...getInputProps(year, { type: 'text' }), inputMode: 'numeric', maxLength: 4 }} />
      {hasEpisodes ? <TextField label={t('form.episodes')} help={t('form.episodesHelp')} optional width="s" errors={episodes.errors} inputProps={{ ...getInputProps(episodes, { type: 'text' }), inputMode: 'numeric', maxLength: 6 }} /> : null}
      <Genres type={type} field={genres} />
      <Credits type={type} fields={fields} label={(field) => titles(`credit.${field}` as 'credit.author')} />
      <TextArea label={t('form.description')} help={t('form.descriptionHelp')} optional rows={8} errors={description.errors} textareaProps={{ ...getTextareaProps(description), maxLength: 20_000 }} />
    </TitleFormPage>
  );
}

function Genres({ type, field }: { type: TitleType; field: Meta['genres'] }) {
  const { t } = useTranslation('title-edit');
  const { t: titles } = useTranslation('titles');
  const held: unknown[] = [field.initialValue].flat();
  return (
    <fieldset id={field.id} tabIndex={-1} aria-describedby={field.errors ? errorsId(field.id) : undefined}>
      <legend className="label">{t('form.genres')}</legend>
      <div className="choices-columns">
        {genresOf(type).map((genre) => (
          <label className="choice" key={genre}>
            <input type="checkbox" name={field.name} value={genre} defaultChecked={held.includes(genre)} />
            <span>{titles(`genre.${genre}`)}</span>
          </label>
        ))}
      </div>
      <FieldErrors id={errorsId(field.id)} errors={field.errors} />
    </fieldset>
  );
}

/** A field for each role: names one to a line. */
function Credits({ type, fields, label }: { type: TitleType; fields: Meta; label: (field: string) => string }) {
  const { t } = useTranslation('title-edit');
  const byRole = fields.credits.getFieldset();
  const held = (fields.credits.initialValue ?? {}) as Record<string, string | undefined>;
  return (
    <fieldset id={fields.credits.id} tabIndex={-1} aria-describedby={fields.credits.errors ? errorsId(fields.credits.id) : undefined}>
      <legend className="label">{t('form.credits')}</legend>
      <div className="form pt-3">
        {rolesOf(type, held).map((role) => {
          const field = byRole[creditField(role)];
          return field ? <TextArea key={role} label={label(creditField(role))} help={t('form.creditsHelp')} optional rows={2} errors={field.errors} textareaProps={getTextareaProps(field)} /> : null;
        })}
      </div>
      <FieldErrors id={errorsId(fields.credits.id)} errors={fields.credits.errors} />
    </fieldset>
  );
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What only a new one brings: its id, where it was found, and whether the picture comes along. */
function NewTitleFields({ type, fields, offered = '' }: { type: TitleType; fields: Meta; offered?: string }) {
  const { t } = useTranslation('title-edit');
  const chosen = plain(fields.cover.initialValue);
  const cover = chosen || offered;
  // A broken form may come back with something else where a list belongs.
  const sources = Array.isArray(fields.sources.initialValue) ? fields.sources.getFieldList() : [];
  return (
    <>
      <input key="id" type="hidden" name={fields.id.name} defaultValue={plain(fields.id.initialValue)} />
      <input type="hidden" name="type" value={type} />
      {sources.map((one) => {
        const { source, externalId } = one.getFieldset();
        return [source, externalId].map((field) => <input key={field.name} type="hidden" name={field.name} defaultValue={plain(field.initialValue)} />);
      })}
      {cover ? (
        <div className="flex items-center gap-4">
          <FoundCover name={plain(fields.name.initialValue)} cover={cover} isNear />
          <Checkbox label={t('form.cover')} help={t('form.coverHelp')} errors={fields.cover.errors} inputProps={{ id: fields.cover.id, name: fields.cover.name, value: cover, defaultChecked: chosen === cover }} />
        </div>
      ) : null}
    </>
  );
}
