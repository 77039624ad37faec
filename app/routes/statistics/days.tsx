import { useLoaderData } from '@remix-run/react';
import { getDays, listYears, readMeasure, readYear, showStreak } from '#app/domains/library/statistics/index.server.ts';
import { statisticsPaths } from '#app/domains/library/statistics/paths.ts';
import { streakSchema } from '#app/domains/library/statistics/schema.ts';
import { DaysPage } from '#app/domains/library/statistics/ui/days-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['statistics', 'library', 'ui'], title: 'statistics:days.title' };

export const loader = page(member, async ({ ctx, url: { searchParams } }) => {
  const { years } = await listYears(ctx);
  const thisYear = years[0]?.year ?? 0;
  const view = await getDays(ctx, { year: readYear(searchParams.get('year'), thisYear) ?? thisYear });
  return { view, years, measure: readMeasure(searchParams.get('of')), weekStart: ctx.viewer.weekStart };
});

export const action = form(member, { schema: streakSchema }, async ({ ctx, input }) => {
  const isShown = input.streak === 'on';
  await showStreak(ctx, { isShown });
  return { to: statisticsPaths.days(), toast: { key: isShown ? 'statistics:streak.shown' : 'statistics:streak.hidden' } };
});

export default function Days() {
  return <DaysPage {...useLoaderData<typeof loader>()} />;
}
