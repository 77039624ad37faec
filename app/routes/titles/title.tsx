import { useLoaderData } from '@remix-run/react';
import { listTitleReviews, listTitleWalks } from '#app/domains/titles/index.server.ts';
import { OwnReview } from '#app/domains/titles/ui/own-review.tsx';
import { TitlePage } from '#app/domains/titles/ui/title-page.tsx';
import { TitleReviews } from '#app/domains/titles/ui/title-reviews.tsx';
import { TitleTools } from '#app/domains/titles/ui/title-tools.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { getTitleOrMoveOn } from './find-title.server.ts';

export const handle = {
  messages: ['reviews', 'title-edit', 'titles', 'ui'],
  title: (_t: unknown, data: { title: { name: string } } | undefined) => data?.title.name ?? '',
};

const [walksShown, reviewsShown] = [6, 5];

export const loader = page(member, async ({ ctx, params }) => {
  const { review: own, ...title } = await getTitleOrMoveOn(ctx, params.id);
  const titleId = title.id;
  const [walks, reviews] = await Promise.all([
    listTitleWalks(ctx, { titleId, take: walksShown }), listTitleReviews(ctx, { titleId, sort: 'date', after: null, take: reviewsShown }),
  ]);
  return { title, walks: walks.rows, own, reviews: reviews.rows, isAuthor: title.createdById === ctx.viewer.id, isOwner: ctx.viewer.role === 'owner' };
});

export default function Title() {
  const { title, walks, own, reviews, isAuthor, isOwner } = useLoaderData<typeof loader>();
  const { scale } = title;
  return (
    <TitlePage
      title={title} walks={walks} scale={scale}
      tools={<TitleTools title={title} isAuthor={isAuthor} isOwner={isOwner} />}
      ownReview={<OwnReview titleId={title.id} scale={scale} review={own} removed={title.removed.review} />}
      reviews={<TitleReviews titleId={title.id} reviews={reviews} scale={scale} folds={title.isHidden} />}
    />
  );
}
