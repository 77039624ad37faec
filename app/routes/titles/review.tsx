import { useLoaderData } from '@remix-run/react';
import { findOwnReview, getPreference, getTitleHead, saveReview } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { reviewInput } from '#app/domains/titles/schema.ts';
import { ReviewForm } from '#app/domains/titles/ui/review-form.tsx';
import { TitleCrumbs } from '#app/domains/titles/ui/title-crumbs.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { requireSameTitle } from './find-title.server.ts';

type Data = { title: { name: string } };

export const handle = { messages: ['reviews', 'titles', 'ui'], title: (t: (key: string, values: object) => string, { title }: Data) => t('reviews:form.title', { title: title.name }) };

export const loader = page(member, async ({ ctx, params }) => {
  const { id, type, name } = requireSameTitle(await getTitleHead(ctx, { titleId: params.id ?? '' }), params.id, titlesPaths.review);
  const [review, { scale }] = await Promise.all([findOwnReview(ctx, { titleId: id }), getPreference(ctx)]);
  return { title: { id, type, name }, scale, kept: review && { rating: review.rating, text: review.text, hasSpoilers: review.hasSpoilers } };
});

export const action = form(member, { schema: reviewInput }, async ({ ctx, params, input }) => {
  const titleId = params.id ?? '';
  await saveReview(ctx, { ...input, titleId });
  return { to: titlesPaths.title(titleId), toast: { key: 'reviews:toast.saved' } };
});

export default function Review() {
  const { t } = useTranslation('reviews');
  const { title, scale, kept } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('form.title', { title: title.name })} breadcrumbs={<TitleCrumbs type={title.type} title={title} />} />
      <ReviewForm isPage titleId={title.id} scale={scale} kept={kept} />
    </>
  );
}
