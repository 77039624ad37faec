import { useLoaderData } from '@remix-run/react';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { endPeopleSessions, listChosenPeople } from '#app/kernel/administration/index.server.ts';
import { chosenSchema, readChosen } from '#app/kernel/administration/schema.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ConfirmChosen } from './confirm-chosen.tsx';

export const handle = { messages: ['admin', 'ui'], title: 'admin:sessions.endAll' };

export const loader = page(owner, async ({ ctx, url }) => {
  const ids = readChosen(url.searchParams);
  return { people: await listChosenPeople(ctx, ids), includesViewer: ids.includes(ctx.viewer.id) };
});

export const action = form(owner, { schema: chosenSchema }, async ({ ctx, input }) => {
  const count = await endPeopleSessions(ctx, { ids: input.person });
  return { to: adminPaths.people(), toast: { key: 'admin:toasts.sessionsEnded', values: { count } } };
});

export default function PeopleSessions() {
  const { t } = useTranslation('admin');
  const chosen = useLoaderData<typeof loader>();
  return <ConfirmChosen {...chosen} title={t('sessions.many', { count: chosen.people.length })} lead={t('sessions.manyLead')} submit={t('sessions.endAll')} />;
}
