import { useLoaderData } from '@remix-run/react';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { deactivatePeople, getPerson } from '#app/kernel/administration/index.server.ts';
import { buttonInput } from '#app/kernel/administration/schema.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Confirm } from './confirm.tsx';

export const handle = { messages: ['admin', 'ui'], title: 'admin:deactivation.submit' };

export const loader = page(owner, async ({ ctx, params }) => {
  const { id, username } = await getPerson(ctx, params.id ?? '');
  return { id, username };
});

export const action = form(owner, { schema: buttonInput }, async ({ ctx, params }) => {
  const { id } = await getPerson(ctx, params.id ?? '');
  await deactivatePeople(ctx, [id]);
  return { to: adminPaths.person(id), toast: { key: 'admin:toasts.deactivated', values: { count: 1 } } };
});

export default function PersonDeactivation() {
  const { t } = useTranslation('admin');
  const person = useLoaderData<typeof loader>();
  return <Confirm danger title={t('deactivation.one', { name: person.username })} lead={t('deactivation.lead')} submit={t('deactivation.submit')} person={person} cancelHref={adminPaths.person(person.id)} />;
}
