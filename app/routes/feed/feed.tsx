import { useLoaderData } from '@remix-run/react';
import { RatingBy } from '#app/domains/titles/ui/rating-shown.tsx';
import { listActivities } from '#app/engines/feed/index.server.ts';
import { feedPaths } from '#app/engines/feed/paths.ts';
import { FeedList } from '#app/engines/feed/ui/feed-list.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';

export const handle = { messages: ['feed', 'library-feed', 'titles-feed', 'goals-feed', 'reviews', 'ui'], title: 'feed:title' };

const pageSize = 30;

export const loader = page(member, async ({ ctx, url, context }) => {
  const after = url.searchParams.get('after');
  return { list: await listActivities({ ...ctx, feed: context.services.feed }, { after, take: pageSize }), isLater: after !== null };
});

const addressOf = (cursor: string | null) => cursor && feedPaths.feed({ after: cursor });

/** Everything of the circle that the viewer may see, as far back as it goes. */
export default function Feed() {
  const { t } = useTranslation('feed');
  const { list: { rows, next, previous }, isLater } = useLoaderData<typeof loader>();
  const sharing = <ButtonLink to={feedPaths.sharing()} variant="quiet">{t('sharingLink')}</ButtonLink>;
  const isEmpty = rows.length === 0 && !next;
  return (
    <>
      <PageHeader title={t('title')} lead={isEmpty ? undefined : t('lead')} actions={isEmpty ? undefined : sharing} />
      {isEmpty ? <EmptyState title={t(isLater ? 'pastEnd' : 'empty')} action={sharing}>{isLater ? null : t('emptyHelp')}</EmptyState> : <FeedList rows={rows} Rating={RatingBy} />}
      <Pagination next={addressOf(next)} previous={addressOf(previous)} />
    </>
  );
}
