import { numberFormat } from '#app/platform/i18n/formats.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { errorsId, FieldErrors } from './field.tsx';
import { starPath } from './rating-stars.tsx';

const steps = Array.from({ length: 10 }, (_, index) => index + 1);
const stepOf = (rating: number) => Math.max(1, Math.round(rating / 10));

type RatingFieldProps = { legend: string; name: string; id?: string; defaultValue?: number | null; /** What is kept now, if the form may show what was typed. */ kept?: number | null; errors?: readonly string[]; form?: string };

/**
 * 0–100 inside, five stars with halves outside. The step nearest to what is kept carries it exactly: sent as it was opened, the form
 * changes nothing. Radios, so arrows and screen readers know what to do.
 */
export function RatingField({ legend, name, id = name, defaultValue = null, kept = defaultValue, errors, form }: RatingFieldProps) {
  const { t, locale } = useTranslation('ui');
  const inStars = numberFormat(locale);
  const current = defaultValue === null ? null : stepOf(defaultValue);
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={errors?.length ? errorsId(id) : undefined}>
      <legend className="label">{legend}</legend>
      <div className="choices-row items-center">
        <span className="stars">
          {steps.map((step) => (
            <label key={step} title={t('stars', { value: inStars.format(step / 2) })}>
              <input type="radio" name={name} form={form} value={kept !== null && step === stepOf(kept) ? kept : step * 10} defaultChecked={step === current} aria-label={t('stars', { value: inStars.format(step / 2) })} />
              <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden><path d={starPath} /></svg>
            </label>
          ))}
        </span>
        <label className="choice">
          <input type="radio" name={name} form={form} value="" defaultChecked={current === null} />
          <span className="text-soft">{t('noRating')}</span>
        </label>
      </div>
      <FieldErrors id={errorsId(id)} errors={errors} />
    </fieldset>
  );
}
