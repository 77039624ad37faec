import { useLoaderData } from '@remix-run/react';
import { getInvitation, invitationCookie } from '#app/kernel/accounts/index.server.ts';
import { accountPaths, adminPaths } from '#app/kernel/accounts/paths.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { CopyField } from '#app/ui/copy-field.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { InvitationBadge } from './invitation-table.tsx';
import { momentOf } from '#app/routes/site/moment.ts';

export const handle = { messages: ['admin', 'invitations'], title: 'invitations:title' };

export const loader = page(owner, async ({ ctx, request, params, context }) => {
  const { people, createdAt, expiresAt, ...invitation } = await getInvitation(ctx, params.id ?? '');
  const { baseUrl, sessionSecret } = context.services.env;
  const made = invitationCookie.read(request.headers.get('cookie'), sessionSecret, baseUrl.startsWith('https:'));
  const isMine = made?.id === invitation.id && made.viewerId === ctx.viewer.id;
  const moment = momentOf(ctx);
  return {
    ...invitation, made: moment(createdAt), until: moment(expiresAt),
    link: isMine ? `${baseUrl}${accountPaths.register(undefined, made.token)}` : null,
    people: people.map((person) => ({ ...person, joinedAt: moment(person.joinedAt) })),
  };
});

export default function Invitation() {
  const { t } = useTranslation('invitations');
  const { id, note, made, until, createdBy, state, link, people, uses, maxUses } = useLoaderData<typeof loader>();
  const revoke = state === 'good' ? <ButtonLink to={adminPaths.invitationRevocation(id)} variant="danger">{t('revoke')}</ButtonLink> : undefined;
  return (
    <>
      <PageHeader
        title={note ?? t('untitled')} actions={revoke}
        lead={createdBy ? t('madeBy', { made: made.text, name: createdBy }) : t('madeByGone', { made: made.text })}
        breadcrumbs={<Breadcrumbs items={[{ href: adminPaths.invitations(), label: t('title') }]} />}
      />
      <dl className="facts pb-6">
        <dt>{t('columns.state')}</dt><dd><InvitationBadge state={state} /></dd>
        <dt>{t('columns.uses')}</dt><dd>{t('uses', { uses, maxUses })}</dd>
        <dt>{t('columns.until')}</dt><dd>{until ? <time title={until.exact}>{until.text}</time> : t('forever')}</dd>
      </dl>
      {link ? (
        <Banner tone="success" title={t('link.title')}>
          <div className="flex flex-col gap-3 pt-2">
            <CopyField label={t('link.label')} value={link} copy={t('link.copy')} copied={t('link.copied')} />
            <p>{t('link.once')}</p>
          </div>
        </Banner>
      ) : null}
      <Section title={t('people')}>
        {people.length === 0 ? <p className="text-soft">{t('nobody')}</p> : (
          <List label={t('people')}>
            {people.map((person) => <Row key={person.id} href={adminPaths.person(person.id)} title={person.username} meta={<time title={person.joinedAt.exact}>{person.joinedAt.text}</time>} />)}
          </List>
        )}
      </Section>
    </>
  );
}
