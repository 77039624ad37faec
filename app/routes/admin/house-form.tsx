import { getFormProps, getInputProps, getSelectProps, getTextareaProps } from '#app/platform/forms/control-props.ts';
import { useState } from 'react';
import { checkAccent } from '#app/kernel/house/model/accent.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { numberFormat } from '#app/platform/i18n/formats.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { RadioGroup } from '#app/ui/choices.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { SelectField, TextArea, TextField } from '#app/ui/text-field.tsx';
import { AccentSample } from './accent-sample.tsx';
import type { HouseData } from './house-settings.tsx';

type Fields = { name: string; accent: string; registration: string; locale: string; timeZone: string; homeTextRu: string; homeTextEn: string };
const names = ['name', 'accent', 'registration', 'locale', 'timeZone', 'homeTextRu', 'homeTextEn'] as const;
const modes = ['open', 'invitation', 'closed'] as const;

/** What a pale colour lacks, in numbers, beside the sentence that says so. */
function usePaleness(typed: unknown, errors: string[] | undefined): string[] | undefined {
  const { t, locale } = useTranslation('house');
  if (!errors?.includes('house:errors.accentPale') || typeof typed !== 'string') return errors;
  const found = checkAccent(typed.trim().toLowerCase().replace(/^#?/, '#'));
  if (found.isReadable) return errors;
  return [...errors, t('errors.accentPaleNearest', { contrast: numberFormat(locale).format(found.contrast), nearest: found.nearest })];
}

export function HouseForm({ house }: { house: HouseData }) {
  const { t } = useTranslation(['house', 'site']);
  const { name, accent, registration, locale, timeZone, homeTextRu, homeTextEn, houseZone, timeZones } = house;
  const { form, fields, formErrors } = useReplyForm<Fields>('house', {
    registration, locale, name: name ?? '', accent: accent ?? '', timeZone: timeZone ?? '', homeTextRu: homeTextRu ?? '', homeTextEn: homeTextEn ?? '',
  });
  const [colour, setColour] = useState(fields.accent.initialValue);
  const accentErrors = usePaleness(colour, fields.accent.errors);
  const named = names.map((key) => ({ id: fields[key].id, errors: fields[key].errors, label: t(`fields.${key}`) }));
  const zones = [{ value: '', label: t('help.houseZone', { zone: houseZone }) }, ...timeZones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))];
  return (
    <form method="post" {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={summaryOf(named, formErrors)} />
        <TextField
          label={t('fields.name')} help={t('help.name', { brand: t('site:brand') })} errors={fields.name.errors} optional
          inputProps={{ ...getInputProps(fields.name, { type: 'text' }), maxLength: 60, autoComplete: 'off' }}
        />
        <TextField
          label={t('fields.accent')} help={t('help.accent')} errors={accentErrors} optional width="s"
          inputProps={{ ...getInputProps(fields.accent, { type: 'text' }), maxLength: 20, placeholder: '#1f5a46', autoCapitalize: 'none', spellCheck: false, autoComplete: 'off', onChange: (event) => setColour(event.currentTarget.value) }}
        />
        <AccentSample hex={colour} />
        <RadioGroup
          legend={t('fields.registration')} name={fields.registration.name} id={fields.registration.id} errors={fields.registration.errors} required
          defaultValue={String(fields.registration.initialValue ?? registration)}
          options={modes.map((value) => ({ value, label: t(`registration.${value}`), help: t(`registration.${value}Help`) }))}
        />
        <SelectField
          label={t('fields.locale')} help={t('help.locale')} errors={fields.locale.errors} width="m" selectProps={getSelectProps(fields.locale)}
          options={[{ value: 'ru', label: 'Русский' }, { value: 'en', label: 'English' }]}
        />
        <SelectField label={t('fields.timeZone')} help={t('help.timeZone')} errors={fields.timeZone.errors} selectProps={getSelectProps(fields.timeZone)} options={zones} />
        <TextArea label={t('fields.homeTextRu')} help={t('help.homeText')} errors={fields.homeTextRu.errors} optional textareaProps={{ ...getTextareaProps(fields.homeTextRu), maxLength: 2000, lang: 'ru' }} />
        <TextArea label={t('fields.homeTextEn')} errors={fields.homeTextEn.errors} optional textareaProps={{ ...getTextareaProps(fields.homeTextEn), maxLength: 2000, lang: 'en' }} />
        <FormActions>
          <Button variant="primary">{t('save')}</Button>
        </FormActions>
      </FormStack>
    </form>
  );
}
