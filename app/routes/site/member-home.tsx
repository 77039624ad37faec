import type { ComponentProps } from 'react';
import { Today } from '#app/domains/library/ui/today.tsx';
import { RatingBy } from '#app/domains/titles/ui/rating-shown.tsx';
import { FeedBrief } from '#app/engines/feed/ui/feed-list.tsx';
import { GoalsBrief } from '#app/engines/goals/ui/goals-page.tsx';
import { InstallHint } from './install-hint.tsx';

type MemberHomeProps = Pick<ComponentProps<typeof Today>, 'today'> & Pick<ComponentProps<typeof GoalsBrief>, 'goals'> & { lately: ComponentProps<typeof FeedBrief>['page'] };

/** A member's day: what is being read, how the goals stand, what the circle does. */
export default function MemberHome({ today, goals, lately }: MemberHomeProps) {
  return <><Today today={today} goals={<GoalsBrief goals={goals} />} /><FeedBrief page={lately} Rating={RatingBy} /><InstallHint /></>;
}
