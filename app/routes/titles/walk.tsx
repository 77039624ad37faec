import { useLoaderData } from '@remix-run/react';
import { setWalk } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { walkInput } from '#app/domains/titles/schema.ts';
import { WalkForm } from '#app/domains/titles/ui/walk-form.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';
import { getTitleOrMoveOn } from './find-title.server.ts';

export const handle = { messages: ['titles', 'ui'], title: 'titles:walk.details' };

export const loader = page(member, async ({ ctx, params }) => {
  const { id, type, name, episodes, walk } = await getTitleOrMoveOn(ctx, params.id, titlesPaths.walk);
  return { title: { id, type, name, episodes, walk }, today: dayText(dayInZone(ctx.now, ctx.timeZone)) };
});

export const action = form(member, { schema: walkInput }, async ({ ctx, params, input }) => {
  const { titleId } = await setWalk(ctx, { ...input, titleId: params.id ?? '' });
  return { to: titlesPaths.title(titleId), toast: { key: 'titles:toast.saved' } };
});

export default function Walk() {
  return <WalkForm {...useLoaderData<typeof loader>()} />;
}
