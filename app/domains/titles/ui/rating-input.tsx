import { numberFormat } from '#app/platform/i18n/formats.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { describe, errorsId, FieldErrors, Help, helpId } from '#app/ui/field.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { starPath } from '#app/ui/rating-stars.tsx';
import { SelectField, TextField } from '#app/ui/text-field.tsx';
import { ratingChoices } from '../model/rating-scale.ts';
import type { RatingChoice, RatingScale } from '../model/rating-scale.ts';
import { faceKey, faces } from './rating-shown.tsx';

type RatingInputProps = {
  scale: RatingScale;
  /** What is kept now; its step carries it exactly. null = nothing yet. */
  kept: number | null;
  name: string;
  id: string;
  /** What stands in the form: kept or typed. */
  value: string | undefined;
  errors?: readonly string[];
};

/** 0–100 inside, the person's own scale outside; native controls, so that keys and screen readers know what to do. */
export function RatingInput({ scale, kept, name, id, value, errors }: RatingInputProps) {
  const { t, locale } = useTranslation('reviews');
  const label = t('form.rating');
  const inNumbers = numberFormat(locale);
  if (scale === 'hundred') {
    return <TextField label={label} help={t('form.hundredHelp')} width="s" errors={errors} inputProps={{ type: 'number', id, name, min: 0, max: 100, step: 1, inputMode: 'numeric', defaultValue: value, required: true }} />;
  }
  const choices = ratingChoices(scale, kept);
  if (scale === 'ten') {
    const options = choices.map(({ rating, shown }) => ({ value: String(rating), label: t('score', { value: inNumbers.format(shown), of: 10 }) })).reverse();
    return <SelectField label={label} width="s" placeholder={t('form.choose')} errors={errors} selectProps={{ id, name, defaultValue: value ?? '', required: true }} options={options} />;
  }
  const group = { label, name, id, value, errors, choices };
  return scale === 'five' ? <Stars {...group} /> : <Faces {...group} />;
}

type GroupProps = { label: string; name: string; id: string; value: string | undefined; errors?: readonly string[]; choices: readonly RatingChoice[] };

/** Ten halves of five stars, and none of them: zero is a rating, too. */
function Stars({ label, name, id, value, errors, choices }: GroupProps) {
  const { t, locale } = useTranslation('reviews');
  const inNumbers = numberFormat(locale);
  const radio = ({ rating, shown }: RatingChoice) => ({ type: 'radio', name, value: rating, required: true, defaultChecked: String(rating) === value, 'aria-label': t('score', { value: inNumbers.format(shown), of: 5 }) }) as const;
  const [none, ...halves] = choices;
  return (
    <fieldset id={id} tabIndex={-1} {...described(id, errors)}>
      <legend className="label">{label}</legend>
      <div className="choices-row items-center">
        <span className="stars">
          {halves.map((choice) => (
            <label key={choice.step} title={radio(choice)['aria-label']}>
              <input {...radio(choice)} />
              <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden><path d={starPath} /></svg>
            </label>
          ))}
        </span>
        {none ? <label className="choice"><input {...radio(none)} aria-label={undefined} /><span className="text-soft">{t('form.noStars')}</span></label> : null}
      </div>
      <FieldErrors id={errorsId(id)} errors={errors} />
    </fieldset>
  );
}

function Faces({ label, name, id, value, errors, choices }: GroupProps) {
  const { t } = useTranslation('reviews');
  return (
    <fieldset id={id} tabIndex={-1} {...described(id, errors)}>
      <legend className="label">{label}</legend>
      <Help id={helpId(id)}>{t('form.facesHelp')}</Help>
      <div className="faces">
        {choices.map(({ step, rating }) => (
          <label key={step} className="face">
            <input type="radio" name={name} value={rating} required defaultChecked={String(rating) === value} />
            <Icon name={faces[step]!} />
            <span>{t(`faces.${faceKey(step)}`)}</span>
          </label>
        ))}
      </div>
      <FieldErrors id={errorsId(id)} errors={errors} />
    </fieldset>
  );
}

const described = (id: string, errors: readonly string[] | undefined) => ({ 'aria-describedby': describe(id, { errors })['aria-describedby'] });
