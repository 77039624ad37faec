import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import type { RatingScale } from '../model/rating-scale.ts';
import { titlesPaths } from '../paths.ts';
import type { OwnReview as OwnReviewView } from '../queries/find-own-review.server.ts';
import { BringBack } from './bring-back.tsx';
import { RatingShown } from './rating-shown.tsx';
import { ReviewForm } from './review-form.tsx';
import { ReviewText } from './review-text.tsx';

type OwnReviewProps = {
  titleId: string; scale: RatingScale; review: OwnReviewView | null;
  /** The day on which I removed one. */
  removed: string | null;
};

/** On a title's page: what I said of it, or the place to say it. */
export function OwnReview({ titleId, scale, review, removed }: OwnReviewProps) {
  const { t } = useTranslation('reviews');
  if (!review) return (
    <Section title={t('own.write')} id="my-review">
      {removed ? <div className="pb-6"><BringBack text={t('own.removed', { day: removed })} action={titlesPaths.reviewRestoration(titleId)} /></div> : null}
      <ReviewForm titleId={titleId} scale={scale} kept={null} />
    </Section>
  );
  const links = <><TextLink to={titlesPaths.review(titleId)}>{t('own.change')}</TextLink><TextLink to={titlesPaths.reviewRemoval(titleId)}>{t('own.remove')}</TextLink></>;
  return (
    <Section title={t('own.title')} id="my-review" actions={links}>
      <div className="review">
        <p className="review-head">
          <RatingShown rating={review.rating} scale={scale} />
          <span className="text-soft" title={review.exact}>{review.day}</span>
          {review.isShared ? null : <Badge>{t('private')}</Badge>}
        </p>
        <ReviewText blocks={review.blocks} hidden={review.hasSpoilers} />
      </div>
    </Section>
  );
}
