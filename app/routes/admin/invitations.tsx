import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { createInvitation, invitationCookie, listInvitations } from '#app/kernel/accounts/index.server.ts';
import { invitationSchema } from '#app/kernel/accounts/invitation-schema.ts';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { uuidOrNull } from '#app/platform/http/require-uuid.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { InvitationForm } from './invitation-form.tsx';
import { InvitationTable } from './invitation-table.tsx';
import { momentOf } from '#app/routes/site/moment.ts';

export const handle = { messages: ['admin', 'invitations', 'ui'], title: 'invitations:title' };

export const loader = page(owner, async ({ ctx, url, context }) => {
  const { invitations, next } = await listInvitations(ctx, uuidOrNull(url.searchParams.get('before')));
  const moment = momentOf(ctx);
  return {
    newId: uuidv7(),
    mode: (await context.services.house.current()).registration,
    invitations: invitations.map((row) => ({ ...row, createdAt: moment(row.createdAt), expiresAt: moment(row.expiresAt) })),
    next: next && adminPaths.invitations(`?before=${next}`),
  };
});

/** The link goes to the next page in a sealed cookie: it stands in no address and no log. */
export const action = formAction(owner, { schema: invitationSchema }, async ({ ctx, input, context }) => {
  const { token } = await createInvitation(ctx, input);
  const { baseUrl, sessionSecret } = context.services.env;
  const cookie = token && invitationCookie.write({ viewerId: ctx.viewer.id, id: input.id, token }, sessionSecret, baseUrl.startsWith('https:'));
  return { to: adminPaths.invitation(input.id), headers: cookie ? [['Set-Cookie', cookie]] : [] };
});

export default function Invitations() {
  const { t } = useTranslation('invitations');
  const { newId, mode, invitations, next } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <p className="text-soft max-w-measure">{t(`modes.${mode}`)} <TextLink to={adminPaths.settings()}>{t('modes.change')}</TextLink></p>
      <Section title={t('new')}>
        <InvitationForm key={newId} id={newId} />
      </Section>
      <Section title={t('list')}>
        {invitations.length === 0 ? <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState> : <InvitationTable invitations={invitations} />}
        <Pagination previous={null} next={next} />
      </Section>
    </>
  );
}
