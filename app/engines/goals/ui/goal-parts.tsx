import { useTranslation } from 'react-i18next';
import { Badge } from '#app/ui/badge.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { goalPaths } from '../paths.ts';
import type { GoalRow } from '../queries/goal-row.ts';

const tones = { behind: 'warn', reached: 'accent' } as const;

/** Goals as lines: what, how it stands, how far. */
export function GoalRows({ goals, label }: { goals: readonly (GoalRow & { isArchived?: boolean })[]; label: string }) {
  return <List label={label}>{goals.map((goal) => <GoalLine key={goal.id} goal={goal} />)}</List>;
}

function GoalLine({ goal }: { goal: GoalRow & { isArchived?: boolean } }) {
  const { t } = useTranslation('goals');
  const tone = goal.standing in tones ? tones[goal.standing as keyof typeof tones] : null;
  return (
    <Row
      href={goalPaths.goal(goal.id)} title={goal.title} meta={goal.meta}
      end={goal.isArchived ? <Badge>{t('archived')}</Badge> : tone ? <Badge tone={tone}>{t(goal.standing === 'behind' ? 'badges.behind' : 'badges.reached')}</Badge> : null}
    >
      <div className="grid gap-2 pt-2">
        {goal.progress ? <ProgressBar hue="pine" size="s" value={goal.progress.value} max={goal.progress.max} label={goal.progress.text} showLabel /> : null}
        <p className="text-13 text-soft">{[goal.standingText, goal.neededText && t('needed', { needed: goal.neededText })].filter(Boolean).join(' ')}</p>
      </div>
    </Row>
  );
}
