import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { goalPaths } from '../paths.ts';
import type { GoalRow } from '../queries/goal-row.ts';

/** Goals as lines: what, how it stands, how far. */
export function GoalRows({ goals, label }: { goals: readonly (GoalRow & { isArchived?: boolean })[]; label: string }) {
  return <List label={label}>{goals.map((goal) => <GoalLine key={goal.id} goal={goal} />)}</List>;
}

function GoalLine({ goal }: { goal: GoalRow & { isArchived?: boolean } }) {
  const { t } = useTranslation('goals');
  const badge = badgeOf(goal);
  // Of a goal that is reached the badge says it.
  const standing = goal.standing === 'reached' && !goal.isArchived ? null : goal.standingText;
  return (
    <Row href={goalPaths.goal(goal.id)} title={goal.title} meta={goal.meta}>
      <div className="grid gap-2 pt-2">
        {goal.progress ? <ProgressBar hue="pine" size="s" value={goal.progress.value} max={goal.progress.max} label={goal.progress.text} showLabel /> : null}
        <p className="flex flex-wrap items-center gap-2 text-13 text-soft">
          {badge ? <Badge tone={badge.tone}>{t(badge.key)}</Badge> : null}
          <span>{[standing, goal.neededText && t('needed', { needed: goal.neededText })].filter(Boolean).join(' ')}</span>
        </p>
      </div>
    </Row>
  );
}

/** What stands out among many: what needs more, what is done, what is put away. */
function badgeOf({ standing, isArchived }: GoalRow & { isArchived?: boolean }) {
  if (isArchived) return { tone: 'plain', key: 'archived' } as const;
  if (standing === 'behind') return { tone: 'warn', key: 'badges.behind' } as const;
  return standing === 'reached' ? ({ tone: 'accent', key: 'badges.reached' } as const) : null;
}
