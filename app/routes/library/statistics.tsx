import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getStatistics } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { BooksPerMonth, PagesPerMonth } from '#app/domains/library/ui/month-chart.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Tabs } from '#app/ui/tabs.tsx';

export const handle = { messages: ['library', 'ui'], title: 'library:statistics.title' };

export const loader = page(member, async ({ ctx, url }) => {
  const months = url.searchParams.get('months') === '24' ? 24 : 12;
  return { months, statistics: await getStatistics(ctx, { months }) };
});

export default function Statistics() {
  const { t } = useTranslation('library');
  const { months, statistics } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('statistics.title')} lead={t('statistics.lead')} breadcrumbs={<Breadcrumbs items={[{ href: libraryPaths.library(), label: t('title') }]} />} />
      <Tabs
        label={t('statistics.period')}
        items={[
          { href: libraryPaths.statistics(), label: t('statistics.last12'), current: months === 12 },
          { href: libraryPaths.statistics({ months: 24 }), label: t('statistics.last24'), current: months === 24 },
        ]}
      />
      {statistics.pages + statistics.books === 0 ? (
        <EmptyState title={t('statistics.empty')} action={<ButtonLink to={libraryPaths.library({ shelf: 'reading' })}>{t('actions.toLibrary')}</ButtonLink>}>{t('statistics.emptyText')}</EmptyState>
      ) : (
        <div className="flex flex-col gap-12">
          <h2 className="hidden-visually">{t('statistics.period')}</h2>
          <PagesPerMonth statistics={statistics} />
          <BooksPerMonth statistics={statistics} />
        </div>
      )}
    </>
  );
}
