import { numberFormat } from '#app/platform/i18n/formats.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { RatingStars } from '#app/ui/rating-stars.tsx';
import { Icon } from '#app/ui/icon.tsx';
import type { IconName } from '#app/ui/icon.tsx';
import { averageOn } from '../model/average.ts';
import { ratingOfStep, ratingScales, shownOn, stepOf } from '../model/rating-scale.ts';
import type { RatingScale } from '../model/rating-scale.ts';

/** Worst to best. */
export const faces: readonly IconName[] = ['face-angry', 'face-slightly-frowning', 'face-neutral', 'face-slightly-smiling', 'face-grinning'];

const faceKeys = ['0', '1', '2', '3', '4'] as const;
export type FaceKey = (typeof faceKeys)[number];
export const faceKey = (step: number): FaceKey => faceKeys[step] ?? '4';

function Face({ step }: { step: number }) {
  const { t } = useTranslation('reviews');
  return <span className="score"><Icon name={faces[step] ?? 'face-grinning'} />{t(`faces.${faceKey(step)}`)}</span>;
}

function Score({ value, of }: { value: number; of: number }) {
  const { t, locale } = useTranslation('reviews');
  return <span className="score">{t('score', { value: numberFormat(locale).format(value), of })}</span>;
}

/** Somebody's rating by the reader's own scale. */
export function RatingShown({ rating, scale }: { rating: number; scale: RatingScale }) {
  if (scale === 'five') return <RatingStars value={ratingOfStep(stepOf(rating, scale), scale)} />;
  if (scale === 'smileys') return <Face step={stepOf(rating, scale)} />;
  return <Score value={shownOn(rating, scale)} of={scale === 'ten' ? 10 : 100} />;
}

/** A rating that comes with the name of a scale; by none of ours it is in stars. */
export function RatingBy({ rating, scale: name }: { rating: number | null; scale?: string }) {
  const scale = ratingScales.find((one) => one === name);
  return scale && rating !== null ? <RatingShown rating={rating} scale={scale} /> : <RatingStars value={rating} />;
}

type AverageShownProps = { average: number | null; count: number; scale: RatingScale; /** Without how many. */ onlyRating?: boolean };

/** An average by the reader's own scale, with how many ratings it is of. */
export function AverageShown({ average, count, scale, onlyRating }: AverageShownProps) {
  const { t } = useTranslation('reviews');
  if (average === null) return <span className="text-soft">{t('average.none')}</span>;
  const { value, max } = averageOn(average, scale);
  return (
    <span className="score-average">
      {scale === 'five' ? <RatingStars value={(value * 100) / max} /> : <Score value={value} of={max} />}
      {onlyRating ? null : <span className="text-soft">{t('average.of', { count })}</span>}
    </span>
  );
}
