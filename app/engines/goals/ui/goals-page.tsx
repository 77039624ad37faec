import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { goalPaths } from '../paths.ts';
import type { GoalRow } from '../queries/goal-row.ts';
import type { PastGoal } from '../queries/list-goals.server.ts';
import { GoalRows } from './goal-parts.tsx';

const NewGoalButton = ({ label }: { label: string }) => <ButtonLink variant="primary" icon="target" to={goalPaths.newGoal()}>{label}</ButtonLink>;

export function GoalsPage({ goals }: { goals: readonly GoalRow[] }) {
  const { t } = useTranslation('goals');
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={<>{goals.length > 0 ? <NewGoalButton label={t('new.link')} /> : null}<ButtonLink to={goalPaths.history()}>{t('history.link')}</ButtonLink></>} />
      {goals.length > 0 ? <GoalRows goals={goals} label={t('title')} /> : <EmptyState title={t('empty.title')} action={<NewGoalButton label={t('empty.action')} />}>{t('empty.text')}</EmptyState>}
    </>
  );
}

export function PastGoalsPage({ list }: { list: { rows: PastGoal[]; next: string | null; previous: string | null } }) {
  const { t } = useTranslation('goals');
  const pageOf = (after: string | null) => after && goalPaths.history({ after });
  return (
    <>
      <PageHeader title={t('history.title')} lead={t('history.lead')} breadcrumbs={<Breadcrumbs items={[{ href: goalPaths.goals(), label: t('title') }]} />} />
      {list.rows.length > 0 ? <GoalRows goals={list.rows} label={t('history.title')} /> : <EmptyState title={t('history.empty')} action={<ButtonLink to={goalPaths.goals()}>{t('history.back')}</ButtonLink>}>{t('history.emptyText')}</EmptyState>}
      <Pagination previous={pageOf(list.previous)} next={pageOf(list.next)} />
    </>
  );
}

/** Some running goals on the page of the day; for who has none, a quiet invitation. */
export function GoalsBrief({ goals }: { goals: readonly GoalRow[] }) {
  const { t } = useTranslation('goals');
  return (
    <Section title={t('title')} actions={<TextLink to={goalPaths.goals()}>{t('brief.all')}</TextLink>}>
      {goals.length > 0 ? <GoalRows goals={goals} label={t('title')} /> : <p className="actions pt-4 text-soft">{t('brief.none')} <ButtonLink size="s" to={goalPaths.newGoal()}>{t('new.link')}</ButtonLink></p>}
    </Section>
  );
}
