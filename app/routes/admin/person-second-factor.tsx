import { useLoaderData } from '@remix-run/react';
import { resetSecondFactor } from '#app/kernel/accounts/index.server.ts';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { getPerson } from '#app/kernel/administration/index.server.ts';
import { buttonInput } from '#app/kernel/administration/schema.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { askForFreshProof, requireFreshProof } from '#app/routes/account/fresh-proof.server.ts';
import { Confirm } from './confirm.tsx';

export const handle = { messages: ['admin', 'second-factor', 'ui'], title: 'admin:factor.title' };

export const loader = page(owner, async ({ ctx, params, url }) => {
  const { id, username, factor } = await getPerson(ctx, params.id ?? '');
  askForFreshProof(ctx, url);
  return { person: { id, username }, factor };
});

export const action = form(owner, { schema: buttonInput }, async ({ ctx, params }) => {
  const { id, username } = await getPerson(ctx, params.id ?? '');
  requireFreshProof(ctx, adminPaths.personSecondFactor(id));
  await resetSecondFactor(ctx, id);
  return { to: adminPaths.person(id), toast: { key: 'admin:toasts.factorReset', values: { name: username } } };
});

export default function PersonSecondFactor() {
  const { t } = useTranslation('admin');
  const { person, factor } = useLoaderData<typeof loader>();
  return <Confirm danger title={t('factor.one', { name: person.username })} lead={t(`factor.lead.${factor}`)} submit={t('factor.submit')} person={person} cancelHref={adminPaths.person(person.id)} />;
}
