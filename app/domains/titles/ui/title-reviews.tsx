import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Section } from '#app/ui/section.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import type { RatingScale } from '../model/rating-scale.ts';
import { titlesPaths } from '../paths.ts';
import type { ReviewView } from '../queries/list-title-reviews.server.ts';
import { ReviewList } from './review-list.tsx';

type TitleReviewsProps = { titleId: string; reviews: readonly ReviewView[]; scale: RatingScale; folds: boolean };

/** On a title's page: the newest reviews, and the way to all of them. */
export function TitleReviews({ titleId, ...list }: TitleReviewsProps) {
  const { t } = useTranslation('reviews');
  const all = list.reviews.length > 0 ? <TextLink to={titlesPaths.reviews(titleId)}>{t('list.all')}</TextLink> : null;
  return <Section title={t('list.title')} actions={all}><ReviewList {...list} /></Section>;
}
