import { useLoaderData } from '@remix-run/react';
import { anyone } from '#app/kernel/accounts/policies.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { homeTextFor } from '#app/kernel/house/model/home-text.ts';
import { page } from '#app/platform/http/route.server.ts';
import { getToday } from '#app/domains/library/index.server.ts';
import { Today } from '#app/domains/library/ui/today.tsx';
import { listRunningGoals } from '#app/engines/goals/index.server.ts';
import { GoalsBrief } from '#app/engines/goals/ui/goals-page.tsx';
import { VisitorHome } from './visitor-home.tsx';

export const handle = { messages: ['goals', 'library', 'ui'] };

const shownGoals = 3;

/** A visitor sees what this house is; a member sees their day. */
export const loader = page(anyone, async ({ ctx, context }) => {
  if (!ctx.viewer) return { today: null, goals: [], words: homeTextFor(context.house.homeText, ctx.locale) };
  const member = ctx as MemberCtx;
  return { today: await getToday(member), goals: await listRunningGoals({ ...member, goals: context.services.goals }, { take: shownGoals }), words: null };
});

export default function Home() {
  const { today, goals, words } = useLoaderData<typeof loader>();
  return today ? <Today today={today} goals={<GoalsBrief goals={goals} />} /> : <VisitorHome words={words} />;
}
