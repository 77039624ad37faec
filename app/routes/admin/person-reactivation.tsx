import { useLoaderData } from '@remix-run/react';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { getPerson, reactivatePerson } from '#app/kernel/administration/index.server.ts';
import { buttonInput } from '#app/kernel/administration/schema.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Confirm } from './confirm.tsx';

export const handle = { messages: ['admin', 'ui'], title: 'admin:reactivation.submit' };

export const loader = page(owner, async ({ ctx, params }) => {
  const { id, username } = await getPerson(ctx, params.id ?? '');
  return { id, username };
});

export const action = form(owner, { schema: buttonInput }, async ({ ctx, params }) => {
  const { id, username } = await getPerson(ctx, params.id ?? '');
  await reactivatePerson(ctx, id);
  return { to: adminPaths.person(id), toast: { key: 'admin:toasts.reactivated', values: { name: username } } };
});

export default function PersonReactivation() {
  const { t } = useTranslation('admin');
  const person = useLoaderData<typeof loader>();
  return <Confirm title={t('reactivation.one', { name: person.username })} lead={t('reactivation.lead')} submit={t('reactivation.submit')} person={person} cancelHref={adminPaths.person(person.id)} />;
}
