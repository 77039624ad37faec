import { useLoaderData } from '@remix-run/react';
import { lazy, Suspense } from 'react';
import { anyone } from '#app/kernel/accounts/policies.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { homeTextFor } from '#app/kernel/house/model/home-text.ts';
import { page } from '#app/platform/http/route.server.ts';
import { getToday } from '#app/domains/library/index.server.ts';
import { listRunningGoals } from '#app/engines/goals/index.server.ts';
import { listActivities } from '#app/engines/feed/index.server.ts';
import { VisitorHome } from './visitor-home.tsx';

export const handle = { messages: ['home'], memberMessages: ['goals', 'library', 'feed', 'library-feed', 'titles-feed', 'goals-feed', 'reviews', 'install'] };

/** A visitor does not load what shows a day of reading. */
const MemberHome = lazy(() => import('./member-home.tsx'));

const shownGoals = 3;
const shownActivities = 8;

/** A visitor sees what this house is; a member sees their day. */
export const loader = page(anyone, async ({ ctx, context }) => {
  if (!ctx.viewer) return { today: null, goals: [], lately: null, words: homeTextFor(context.house.homeText, ctx.locale) };
  const member = ctx as MemberCtx;
  const { goals, feed } = context.services;
  const [today, running, lately] = await Promise.all([
    getToday(member), listRunningGoals({ ...member, goals }, { take: shownGoals }), listActivities({ ...member, feed }, { after: null, take: shownActivities }),
  ]);
  return { today, goals: running, lately, words: null };
});

export default function Home() {
  const { today, goals, lately, words } = useLoaderData<typeof loader>();
  if (!today) return <VisitorHome words={words} />;
  return <Suspense><MemberHome today={today} goals={goals} lately={lately} /></Suspense>;
}
