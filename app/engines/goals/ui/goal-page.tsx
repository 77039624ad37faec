import { Form } from '@remix-run/react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { ChartFigure } from '#app/ui/charts/chart-figure.tsx';
import { LineChart } from '#app/ui/charts/line-chart.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { Menu, MenuButton, MenuLink } from '#app/ui/menu.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { goalPaths } from '../paths.ts';
import type { GoalLine, GoalView, PastPeriod } from '../queries/get-goal.server.ts';

/** One goal: how it stands in words, its line against the needed one, and the periods before. */
export function GoalPage({ goal }: { goal: GoalView }) {
  const { t } = useTranslation('goals');
  return (
    <>
      <PageHeader
        title={goal.title} eyebrow={goal.period} breadcrumbs={<Breadcrumbs items={[{ href: goalPaths.goals(), label: t('title') }]} />}
        lead={goal.filter && goal.filterHref ? <TextLink quiet to={goal.filterHref}>{goal.filter}</TextLink> : goal.filter}
        actions={goal.isRemoved ? null : <GoalMenu goal={goal} />}
      />
      {goal.isRemoved ? <PutAway text={t('removal.isRemoved')} action={goalPaths.restoration(goal.id)} label={t('removal.restore')} /> : null}
      {goal.isArchived && !goal.isRemoved ? <PutAway text={t('archive.isArchived')} action={goalPaths.revival(goal.id)} label={t('archive.revive')} /> : null}
      {goal.progress ? <div className="max-w-xl"><ProgressBar hue="pine" value={goal.progress.value} max={goal.progress.max} label={goal.progress.text} showLabel end={goal.left ? t('left', { amount: goal.left }) : undefined} /></div> : null}
      {goal.line && goal.line.actual.length > 0 ? <PaceChart goal={goal} line={goal.line} /> : <p className="text-17 pt-6">{goal.sentence ?? goal.standingText}</p>}
      {goal.filterHref && !goal.filter ? <p className="pt-4"><TextLink to={goal.filterHref}>{t('toSubject')}</TextLink></p> : null}
      {goal.repeats ? <PastPeriods past={goal.past} /> : null}
    </>
  );
}

/** Half a book is no mark on the scale. */
const wholeOnly = (value: number) => (Number.isInteger(value) ? String(value) : '');

function PaceChart({ goal, line }: { goal: GoalView; line: GoalLine }) {
  const { t } = useTranslation('goals');
  const series = [{ label: t('chart.actual'), points: line.actual }, { label: t('chart.needed'), points: line.needed, muted: true }];
  const table = { columns: [t('chart.day'), t('chart.done')], rows: line.table.map(({ day, done }) => [day, done]) };
  return (
    <div className="pt-8">
      <ChartFigure title={t('chart.title')} sentence={goal.sentence ?? goal.standingText} table={table} hue="pine">
        <LineChart label={`${goal.title}. ${goal.standingText}`} series={series} xTicks={line.ticks} formatValue={wholeOnly} hue="pine" />
      </ChartFigure>
    </div>
  );
}

const PutAway = ({ text, action, label }: { text: string; action: string; label: string }) => (
  <div className="pb-6"><Banner actions={<Form method="post" action={action}><Button size="s">{label}</Button></Form>}>{text}</Banner></div>
);

function GoalMenu({ goal }: { goal: GoalView }) {
  const { t } = useTranslation('goals');
  return (
    <>
      <ButtonLink icon="pencil" to={goalPaths.edit(goal.id)}>{t('edit.link')}</ButtonLink>
      <Menu label={t('more')}>
        <Form method="post" action={goal.isArchived ? goalPaths.revival(goal.id) : goalPaths.archive(goal.id)}>
          <MenuButton icon={goal.isArchived ? 'archive-arrow-up' : 'archive'}>{t(goal.isArchived ? 'archive.revive' : 'archive.put')}</MenuButton>
        </Form>
        <MenuLink href={goalPaths.removal(goal.id)} icon="trash">{t('removal.link')}</MenuLink>
      </Menu>
    </>
  );
}

function PastPeriods({ past }: { past: readonly PastPeriod[] }) {
  const { t } = useTranslation('goals');
  const reached = past.filter(({ isReached }) => isReached).length;
  return (
    <Section title={t('past.title')}>
      <p className="text-soft pt-4">{past.length === 0 ? t('past.none') : t('past.sentence', { count: past.length, reached })}</p>
      <List label={t('past.title')}>
        {past.map(({ key, name, progress, isReached }) => (
          <Row key={key} title={<span className="sentence">{name}</span>}>
            {progress ? <div className="pt-2"><ProgressBar hue="pine" size="s" value={progress.value} max={progress.max} label={progress.text} showLabel end={isReached ? t('badges.reached') : undefined} /></div> : null}
          </Row>
        ))}
      </List>
    </Section>
  );
}
