import { useLoaderData } from '@remix-run/react';
import { findScale, getTitleHead, listTitleReviews, reviewSortsFor } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { AverageShown } from '#app/domains/titles/ui/rating-shown.tsx';
import { ReviewList } from '#app/domains/titles/ui/review-list.tsx';
import { TitleCrumbs } from '#app/domains/titles/ui/title-crumbs.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { requireSameTitle } from './find-title.server.ts';

export const handle = { messages: ['reviews', 'ui'], title: (t: (key: string, values: object) => string, { title }: { title: { name: string } }) => t('reviews:list.pageTitle', { title: title.name }) };

export const loader = page(member, async ({ ctx, params, url }) => {
  const { id, type, name, average, ratingCount, isHidden } = requireSameTitle(await getTitleHead(ctx, { titleId: params.id ?? '' }), params.id, titlesPaths.reviews);
  const sorts = reviewSortsFor(isHidden);
  const sort = sorts.find((one) => one === url.searchParams.get('sort')) ?? 'date';
  const [reviews, scale] = await Promise.all([listTitleReviews(ctx, { titleId: id, sort, after: url.searchParams.get('after') }), findScale(ctx)]);
  return { title: { id, type, name, average, ratingCount }, sort, sorts, reviews, scale, folds: isHidden };
});

export default function Reviews() {
  const { t } = useTranslation('reviews');
  const { title, sort, sorts, reviews, scale, folds } = useLoaderData<typeof loader>();
  const address = (by: string, after: string | null = null) => titlesPaths.reviews(title.id, { sort: by === 'date' ? null : by, after });
  return (
    <>
      <PageHeader title={t('list.pageTitle', { title: title.name })} lead={folds ? null : <AverageShown average={title.average} count={title.ratingCount} scale={scale} />} breadcrumbs={<TitleCrumbs type={title.type} title={title} />} />
      {sorts.length > 1 ? <Tabs label={t('list.order')} items={sorts.map((one) => ({ href: address(one), label: t(`list.${one}`), current: one === sort }))} /> : null}
      <ReviewList reviews={reviews.rows} scale={scale} folds={folds} />
      <Pagination previous={reviews.previous && address(sort, reviews.previous)} next={reviews.next && address(sort, reviews.next)} />
    </>
  );
}
