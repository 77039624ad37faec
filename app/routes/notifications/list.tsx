import { Form, useLoaderData } from '@remix-run/react';
import { listNews } from '#app/engines/notifications/index.server.ts';
import { newsPaths } from '#app/engines/notifications/paths.ts';
import { NewsList } from '#app/engines/notifications/ui/news-list.tsx';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';

export const handle = { messages: ['notifications', 'ui'], title: 'notifications:title' };

export const loader = page(member, async ({ ctx, url, context }) => {
  const after = url.searchParams.get('after');
  return { list: await listNews(ctx, { after, t: context.services.textsOf(ctx.locale) }), after };
});

const addressOf = (cursor: string | null) => cursor && newsPaths.list({ after: cursor });

export default function News() {
  const { t } = useTranslation('notifications');
  const { list: { rows, hasUnread, latest, next, previous }, after } = useLoaderData<typeof loader>();
  const isEmpty = rows.length === 0;
  return (
    <>
      <PageHeader
        title={t('title')} lead={isEmpty ? undefined : t('lead')}
        actions={isEmpty && !hasUnread ? undefined : (
          <>
            {hasUnread ? <Form method="post" action={newsPaths.reading()}><input type="hidden" name="latest" value={latest} /><Button>{t('readAll')}</Button></Form> : null}
            <ButtonLink to={accountPaths.notificationSettings()} variant="quiet">{t('settings')}</ButtonLink>
          </>
        )}
      />
      {isEmpty
        ? <EmptyState title={t(after ? 'pastEnd' : 'empty')} action={<ButtonLink to={accountPaths.notificationSettings()}>{t('settings')}</ButtonLink>}>{after ? null : t('emptyHelp')}</EmptyState>
        : <NewsList rows={rows} after={after} />}
      <Pagination next={addressOf(next)} previous={addressOf(previous)} />
    </>
  );
}
