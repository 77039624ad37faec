import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { goalPaths } from '../paths.ts';
import type { FilterChoices } from '../queries/draft-goal.server.ts';

/** What a new goal is narrowed by: search, and a link for each find that leads back with it. */
export function GoalFilterPage({ choices }: { choices: FilterChoices }) {
  const { t } = useTranslation('goals');
  const { draft, kinds, text, options, isCut } = choices;
  const kind = kinds.find(({ isChosen }) => isChosen)?.kind;
  return (
    <>
      <PageHeader
        title={t('filter.title')} breadcrumbs={<Breadcrumbs items={[{ href: goalPaths.goals(), label: t('title') }, { href: goalPaths.newGoal(draft), label: t('new.title') }]} />}
        actions={<ButtonLink to={goalPaths.newGoal({ ...draft, filter: '' })}>{t('filter.none')}</ButtonLink>}
      />
      {kinds.length > 1 ? <Tabs label={t('filter.kinds')} items={kinds.map((one) => ({ href: goalPaths.filter({ ...draft, kind: one.kind }), label: one.label, current: one.isChosen }))} /> : null}
      <FilterBar key={`${kind}${text}`} action={goalPaths.filter()} search={{ name: 'q', label: t('filter.search'), defaultValue: text }} submitLabel={t('filter.submit')} hidden={{ ...draft, kind }} clear={text ? { href: goalPaths.filter({ ...draft, kind }), label: t('filter.clear') } : null} />
      {options.length === 0 ? <p className="text-soft pt-6">{t('filter.nothing')}</p> : null}
      <List label={t('filter.title')}>
        {options.map(({ value, label, meta }) => <Row key={value} href={goalPaths.newGoal({ ...draft, filter: value })} title={label} meta={meta} />)}
      </List>
      {isCut ? <p className="text-soft pt-4">{t('filter.more')}</p> : null}
    </>
  );
}
