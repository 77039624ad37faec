import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Link } from '#app/ui/link.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { isNarrowed, listQuery } from '../model/list-view.ts';
import type { TitleListView } from '../model/list-view.ts';
import type { RatingScale } from '../model/rating-scale.ts';
import { titleTypes } from '../model/title-type.ts';
import { titlesPaths } from '../paths.ts';
import type { TitleList } from '../queries/list-titles.server.ts';
import { FilterChips, ListFilters } from './list-filters.tsx';
import { TitleCovers, TitleRows } from './title-rows.tsx';

type ListPageProps = { view: TitleListView; list: Omit<TitleList, 'scale'>; scale: RatingScale };

/** All titles of one type. */
export function ListPage({ view, list, scale }: ListPageProps) {
  const { t } = useTranslation('titles');
  const label = t(`types.${view.type}`);
  const pageOf = (after: string | null) => after && titlesPaths.list(view.type, listQuery(view, { after }));
  const Titles = view.layout === 'grid' ? TitleCovers : TitleRows;
  return (
    <>
      <PageHeader
        title={label} breadcrumbs={<Breadcrumbs items={[{ href: titlesPaths.titles(), label: t('title') }]} />}
        actions={<ButtonLink variant="primary" icon="plus" to={titlesPaths.findTitle({ type: view.type })} reloadDocument>{t('actions.add')}</ButtonLink>}
      />
      <Tabs label={t('front.lists')} items={titleTypes.map((type) => ({ href: titlesPaths.list(type), label: t(`types.${type}`), current: type === view.type }))} />
      <ListFilters key={JSON.stringify(view)} view={view} />
      <FilterChips view={view} />
      {list.isOrderHidden ? <div className="pt-4"><Banner actions={<ButtonLink to={titlesPaths.preferences()}>{t('list.choices')}</ButtonLink>}>{t('list.orderHidden')}</Banner></div> : null}
      {list.similar ? <div className="pt-4"><Banner>{t('list.similar')}</Banner></div> : null}
      {list.rows.length > 0 ? <div className="flex justify-end py-4"><LayoutSwitch view={view} /></div> : <EmptyList view={view} />}
      {list.rows.length > 0 ? <Titles titles={list.rows} label={label} scale={scale} /> : null}
      <Pagination previous={pageOf(list.previous)} next={pageOf(list.next)} />
    </>
  );
}

function LayoutSwitch({ view }: { view: TitleListView }) {
  const { t } = useTranslation('titles');
  return (
    <nav className="flex gap-4" aria-label={t('layouts.label')}>
      {(['list', 'grid'] as const).map((layout) => (
        <Link key={layout} className={view.layout === layout ? 'text-ink' : 'link'} aria-current={view.layout === layout ? 'true' : undefined} to={titlesPaths.list(view.type, listQuery(view, { layout, after: view.after }))}>
          {t(`layouts.${layout}`)}
        </Link>
      ))}
    </nav>
  );
}

function EmptyList({ view }: { view: TitleListView }) {
  const { t } = useTranslation('titles');
  const add = <ButtonLink to={titlesPaths.findTitle({ type: view.type, q: view.q || null })} reloadDocument>{t('actions.add')}</ButtonLink>;
  if (!isNarrowed(view)) return <EmptyState title={t(`list.empty.${view.type}`)} action={add}>{t('list.emptyText')}</EmptyState>;
  const clear = <ButtonLink to={titlesPaths.list(view.type)}>{t('list.clear')}</ButtonLink>;
  return <EmptyState title={t('list.found')} action={<span className="actions">{view.q ? add : null}{clear}</span>}>{t('list.foundText')}</EmptyState>;
}
