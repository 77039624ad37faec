import { useLoaderData } from '@remix-run/react';
import { anyone } from '#app/kernel/accounts/policies.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { homeTextFor } from '#app/kernel/house/model/home-text.ts';
import { page } from '#app/platform/http/route.server.ts';
import { getToday } from '#app/domains/library/index.server.ts';
import { Today } from '#app/domains/library/ui/today.tsx';
import { VisitorHome } from './visitor-home.tsx';

export const handle = { messages: ['library', 'ui'] };

/** A visitor sees what this house is; a member sees their day. */
export const loader = page(anyone, async ({ ctx, context }) =>
  ctx.viewer ? { today: await getToday(ctx as MemberCtx), words: null } : { today: null, words: homeTextFor(context.house.homeText, ctx.locale) });

export default function Home() {
  const { today, words } = useLoaderData<typeof loader>();
  return today ? <Today today={today} /> : <VisitorHome words={words} />;
}
