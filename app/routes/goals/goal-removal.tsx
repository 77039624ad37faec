import { useLoaderData } from '@remix-run/react';
import { getGoal, removeGoal } from '#app/engines/goals/index.server.ts';
import { goalPaths } from '#app/engines/goals/paths.ts';
import { buttonInput } from '#app/engines/goals/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ConfirmPage } from '#app/ui/confirm-page.tsx';
import { withGoals } from './goal-ctx.server.ts';

export const handle = { messages: ['goals', 'ui'], title: 'goals:removal.title' };

export const loader = page(member, async ({ ctx, context, params }) => {
  const { id, title } = await getGoal(withGoals(ctx, context), { goalId: params.goalId ?? '' });
  return { id, title };
});

export const action = form(member, { schema: buttonInput }, async ({ ctx, context, params }) => {
  const goals = withGoals(ctx, context);
  const goalId = params.goalId ?? '';
  const { title } = await getGoal(goals, { goalId });
  await removeGoal(goals, { goalId });
  return { to: goalPaths.goals(), toast: { key: 'goals:removal.done', values: { title }, undo: { action: goalPaths.restoration(goalId), labelKey: 'goals:removal.undo' } } };
});

export default function GoalRemoval() {
  const { t } = useTranslation('goals');
  const { id, title } = useLoaderData<typeof loader>();
  const parents = [{ href: goalPaths.goals(), label: t('title') }, { href: goalPaths.goal(id), label: title }];
  return (
    <ConfirmPage danger title={t('removal.title')} breadcrumbs={<Breadcrumbs items={parents} />} confirmLabel={t('removal.confirm')} cancelHref={goalPaths.goal(id)} cancelLabel={t('removal.cancel')}>
      <p><strong>{title}</strong></p>
      <p>{t('removal.text')}</p>
    </ConfirmPage>
  );
}
