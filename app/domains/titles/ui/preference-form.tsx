import { getFormProps, getInputProps } from '#app/platform/forms/control-props.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { RadioGroup, Switch } from '#app/ui/choices.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { titlesAudiences } from '../model/audience.ts';
import type { TitlesPreference } from '../model/preference.ts';
import { ratingScales } from '../model/rating-scale.ts';

type Fields = { scale: string; hidesRatings: string; walksSeenBy: string; reviewsSeenBy: string; numbersSeenBy: string };

/** One's choices in Titles. */
export function PreferenceForm({ preference }: { preference: TitlesPreference }) {
  const { t } = useTranslation('person-titles');
  const { form, fields, formErrors } = useReplyForm<Fields>('titles-preference', { ...preference, hidesRatings: preference.hidesRatings ? 'on' : '' });
  const { scale, hidesRatings, walksSeenBy, reviewsSeenBy, numbersSeenBy } = fields;
  const audiences = titlesAudiences.map((value) => ({ value, label: t(`settings.audience.${value}`) }));
  const parts = [[walksSeenBy, 'walks'], [reviewsSeenBy, 'reviews'], [numbersSeenBy, 'numbers']] as const;
  const wrong = [{ id: scale.id, errors: scale.errors, label: t('settings.scale') }, ...parts.map(([field, part]) => ({ id: field.id, errors: field.errors, label: t(`settings.${part}`) }))];
  return (
    <form method="post" {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={summaryOf(wrong, formErrors)} />
        <RadioGroup
          legend={t('settings.scale')} help={t('settings.scaleHelp')} name={scale.name} id={scale.id} defaultValue={scale.initialValue} errors={scale.errors}
          options={ratingScales.map((value) => ({ value, label: t(`settings.scales.${value}`), help: t(`settings.scaleExamples.${value}`) }))}
        />
        <Switch label={t('settings.hidesRatings')} help={t('settings.hidesRatingsHelp')} inputProps={getInputProps(hidesRatings, { type: 'checkbox' })} />
        {parts.map(([field, part]) => (
          <RadioGroup key={part} layout="row" legend={t(`settings.${part}`)} help={t(`settings.${part}Help`)} name={field.name} id={field.id} defaultValue={field.initialValue} errors={field.errors} options={audiences} />
        ))}
        <FormActions><Button variant="primary">{t('settings.save')}</Button></FormActions>
      </FormStack>
    </form>
  );
}
