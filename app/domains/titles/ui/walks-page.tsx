import type { KeysetPage } from '#app/platform/db/keyset.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { stateKey, walkStates } from '../model/walk-state.ts';
import type { WalkState } from '../model/walk-state.ts';
import { titlesPaths } from '../paths.ts';
import type { TitleView } from '../queries/get-title.server.ts';
import type { TitleWalk } from '../queries/list-title-walks.server.ts';
import { TitleCrumbs } from './title-crumbs.tsx';
import { WalkRows } from './walk-rows.tsx';

type WalksPageProps = { title: Pick<TitleView, 'id' | 'type' | 'name' | 'episodes'>; state: WalkState | null; walks: KeysetPage<TitleWalk> };

/** Everybody's ways through one title, those who moved last first. */
export function WalksPage({ title, state, walks }: WalksPageProps) {
  const { t } = useTranslation('titles');
  const states = [null, ...walkStates];
  const pageOf = (after: string | null) => after && titlesPaths.walks(title.id, { state, after });
  return (
    <>
      <PageHeader title={t('walks.of', { name: title.name })} breadcrumbs={<TitleCrumbs type={title.type} title={title} />} />
      <Tabs label={t('walks.filter')} items={states.map((one) => ({ href: titlesPaths.walks(title.id, { state: one }), label: one ? t(`state.${stateKey(title.type, one)}`) : t('walks.all'), current: one === state }))} />
      {walks.rows.length === 0 ? <p className="text-soft pt-6">{t(state ? 'walks.noneInState' : 'walks.none')}</p> : null}
      <WalkRows title={title} walks={walks.rows} label={t('walks.title')} />
      <Pagination previous={pageOf(walks.previous)} next={pageOf(walks.next)} />
    </>
  );
}
