import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { filePaths } from '#app/kernel/files/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Avatar } from '#app/ui/avatar.tsx';
import { Badge } from '#app/ui/badge.tsx';
import type { RatingScale } from '../model/rating-scale.ts';
import type { ReviewView } from '../queries/list-title-reviews.server.ts';
import { RatingShown } from './rating-shown.tsx';
import { ReviewText } from './review-text.tsx';

type ReviewListProps = {
  reviews: readonly ReviewView[];
  scale: RatingScale;
  /** The reader wants to have an opinion of their own first: what others think is folded away. */
  folds: boolean;
};

/** What people say of one title. */
export function ReviewList({ reviews, scale, folds }: ReviewListProps) {
  const { t } = useTranslation('reviews');
  if (reviews.length === 0) return <p className="text-soft">{t('list.empty')}</p>;
  const list = <ul className="list" aria-label={t('list.title')}>{reviews.map((review) => <OneReview key={review.id} review={review} scale={scale} />)}</ul>;
  return folds ? <details className="reviews-folded"><summary className="link">{t('list.folded')}</summary>{list}</details> : list;
}

function OneReview({ review, scale }: { review: ReviewView; scale: RatingScale }) {
  const { t } = useTranslation('reviews');
  const { author } = review;
  return (
    <li>
      <article className="review">
        <header className="review-head">
          <Avatar size="s" name={author.username} src={author.avatarId && filePaths.picture(author.avatarId, 160)} />
          <a className="link link-quiet" href={accountPaths.person(author.username)}><bdi>{author.username}</bdi></a>
          {review.isOwn ? <Badge tone="accent">{t('you')}</Badge> : null}
          {review.isShared ? null : <Badge>{t('private')}</Badge>}
          <RatingShown rating={review.rating} scale={scale} />
          <span className="text-soft" title={review.exact}>{review.day}</span>
        </header>
        <ReviewText blocks={review.blocks} hidden={review.hasSpoilers} />
      </article>
    </li>
  );
}
