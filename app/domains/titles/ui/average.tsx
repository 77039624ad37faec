import { numberFormat } from '#app/platform/i18n/formats.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Icon } from '#app/ui/icon.tsx';
import { averageOn } from '../model/average.ts';
import type { RatingScale } from '../model/rating-scale.ts';

type AverageProps = { average: number | null; ratingCount: number; scale: RatingScale };

/** An average in the reader's own scale, in figures. */
export function useAverageText() {
  const { locale } = useTranslation('titles');
  return (average: number, scale: RatingScale) => {
    const { value, max, digits } = averageOn(average, scale);
    return { max, value: numberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value) };
  };
}

/** "★ 78 · 12": what the circle thinks, and how many of it. Nothing where nobody said, or where it is hidden. */
export function Average({ average, ratingCount, scale }: AverageProps) {
  const { t } = useTranslation('titles');
  const text = useAverageText();
  if (average === null) return null;
  const shown = text(average, scale);
  const label = t('rating.averageOf', { ...shown, votes: t('rating.votes', { count: ratingCount }) });
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap" title={label}>
      <span className="hidden-visually">{label}</span>
      <Icon name="star" className="size-3.5 fill-current text-warn" />
      <span aria-hidden><b className="font-semibold text-ink">{shown.value}</b> · {ratingCount}</span>
    </span>
  );
}
