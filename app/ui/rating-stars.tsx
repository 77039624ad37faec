import { numberFormat } from '#app/platform/i18n/formats.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';

/** One star's outline on a 24-unit square; halves are the same star seen through a window half as wide. */
export const starPath = 'm12 3.2 2.7 5.5 6.1.9-4.4 4.3 1 6-5.4-2.8-5.4 2.8 1-6-4.4-4.3 6.1-.9z';

/** A given rating. Null draws nothing: no rating is not zero stars. */
export function RatingStars({ value }: { value: number | null }) {
  const { t, locale } = useTranslation('ui');
  if (value === null) return null;
  const label = t('stars', { value: numberFormat(locale, { maximumFractionDigits: 1 }).format(value / 20) });
  return (
    <span className="stars-shown" role="img" aria-label={label} title={label}>
      {[0, 1, 2, 3, 4].map((star) => <Star key={star} part={Math.min(Math.max(Math.round((value - star * 20) / 10) / 2, 0), 1)} />)}
    </span>
  );
}

/** A whole, half or empty star; the half is a filled left side, drawn as its own shape. */
function Star({ part }: { part: number }) {
  return (
    <svg viewBox="0 0 24 24" fill={part === 1 ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.5" aria-hidden>
      <path d={starPath} />
      {part === 0.5 ? <path fill="currentColor" stroke="none" d="M12 3.2v13.9l-5.4 2.8 1-6-4.4-4.3 6.1-.9z" /> : null}
    </svg>
  );
}
