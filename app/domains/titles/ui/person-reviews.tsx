import { pictureAt } from '#app/kernel/files/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Cover } from '#app/ui/cover.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import type { RatingScale } from '../model/rating-scale.ts';
import { slugOfType, titleTypes } from '../model/title-type.ts';
import type { TitleType } from '../model/title-type.ts';
import { titlesPaths } from '../paths.ts';
import type { PersonReview, PersonReviews as Reviews } from '../queries/list-person-reviews.server.ts';
import { PersonFrame } from './person-frame.tsx';
import type { PersonHead } from './person-frame.tsx';
import { RatingShown } from './rating-shown.tsx';
import { ReviewText } from './review-text.tsx';

type PersonReviewsProps = { person: PersonHead; reviews: Pick<Reviews, 'rows' | 'next' | 'previous' | 'scale' | 'hidesRatings'>; type: TitleType | null; isSignedIn: boolean };

/** What somebody has said, newest first. */
export function PersonReviews({ person, reviews: { rows, next, previous, scale, hidesRatings }, type, isSignedIn }: PersonReviewsProps) {
  const { t } = useTranslation(['person-titles', 'reviews']);
  const slug = type && slugOfType(type);
  const pageOf = (after: string | null) => after && titlesPaths.personReviews(person.username, { type: slug, after });
  const tab = (one: TitleType | null) => ({ href: titlesPaths.personReviews(person.username, { type: one && slugOfType(one) }), label: one ? t(`reviews:types.${one}`) : t('person-titles:all'), current: one === type });
  return (
    <PersonFrame person={person} part="reviews">
      <Tabs label={t('person-titles:types')} items={[null, ...titleTypes].map(tab)} />
      {rows.length === 0 ? <p className="pt-6 text-soft">{t(person.isOwn ? 'person-titles:reviews.noneOwn' : 'person-titles:reviews.none')}</p> : null}
      <ul className="list" aria-label={t('person-titles:reviews.title')}>
        {rows.map((review) => <OneReview key={review.id} review={review} scale={scale} isLink={isSignedIn} folds={hidesRatings && !person.isOwn && !review.isRatedByViewer} />)}
      </ul>
      <Pagination previous={pageOf(previous)} next={pageOf(next)} />
    </PersonFrame>
  );
}

type OneReviewProps = { review: PersonReview; scale: RatingScale; isLink: boolean; folds: boolean };

function OneReview({ review: { title, ...review }, scale, isLink, folds }: OneReviewProps) {
  const { t } = useTranslation(['reviews', 'titles']);
  const image = isLink ? pictureAt(title.coverId) : null;
  const said = <><p className="review-head"><RatingShown rating={review.rating} scale={scale} /></p><ReviewText blocks={review.blocks} hidden={review.hasSpoilers} /></>;
  return (
    <li>
      <article className="review review-covered">
        <Cover size="s" title={title.name} image={image} />
        <div>
          <h2 className="review-title">{isLink ? <a className="link link-quiet" href={titlesPaths.title(title.id)}><bdi>{title.name}</bdi></a> : <bdi>{title.name}</bdi>}</h2>
          <p className="row-meta">{[t(`titles:type.${title.type}`), title.year].filter(Boolean).join('\u00A0· ')}{'\u00A0· '}<span title={review.exact}>{review.day}</span></p>
          {folds ? <details className="reviews-folded"><summary className="link">{t('reviews:list.foldedOne')}</summary>{said}</details> : said}
        </div>
      </article>
    </li>
  );
}
