import { useLoaderData } from '@remix-run/react';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { changeRole, getPerson } from '#app/kernel/administration/index.server.ts';
import { roles } from '#app/kernel/administration/model/people-view.ts';
import { roleSchema } from '#app/kernel/administration/schema.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { askForFreshProof, requireFreshProof } from '#app/routes/account/fresh-proof.server.ts';
import { RadioGroup } from '#app/ui/choices.tsx';
import { Confirm } from './confirm.tsx';

export const handle = { messages: ['admin', 'ui'], title: 'admin:role.title' };

export const loader = page(owner, async ({ ctx, params, url }) => {
  const { id, username, role, isViewer } = await getPerson(ctx, params.id ?? '');
  askForFreshProof(ctx, url);
  return { person: { id, username }, role, isViewer };
});

export const action = form(owner, { schema: roleSchema }, async ({ ctx, params, input }) => {
  const { id, username } = await getPerson(ctx, params.id ?? '');
  requireFreshProof(ctx, adminPaths.personRole(id));
  const { staysOwner } = await changeRole(ctx, { personId: id, role: input.role });
  return { to: staysOwner ? adminPaths.person(id) : '/', toast: { key: 'admin:toasts.role', values: { name: username } } };
});

export default function PersonRole() {
  const { t } = useTranslation('admin');
  const { person, role, isViewer } = useLoaderData<typeof loader>();
  const options = roles.map((value) => ({ value, label: t(`roles.${value}`), help: t(`role.help.${value}`) }));
  return (
    <Confirm title={t('role.title')} lead={t(isViewer ? 'role.ownLead' : 'role.lead', { name: person.username })} submit={t('role.submit')} person={person} cancelHref={adminPaths.person(person.id)}>
      <RadioGroup legend={t('people.role')} name="role" options={options} defaultValue={role} />
    </Confirm>
  );
}
