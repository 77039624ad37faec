import { useLoaderData } from '@remix-run/react';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { getPerson, listAudit, listMail } from '#app/kernel/administration/index.server.ts';
import { readAuditView, readMailView } from '#app/kernel/administration/model/log-views.ts';
import { page } from '#app/platform/http/route.server.ts';
import { formatBytes } from '#app/platform/i18n/format-bytes.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { AuditTable } from './audit-table.tsx';
import { MailTable } from './mail-table.tsx';
import { momentOf } from '#app/routes/site/moment.ts';
import { fullName, StandingBadge } from './people-table.tsx';
import { PersonActions, PersonFacts } from './person-parts.tsx';

type Shown = { person: { username: string } };
export const handle = { messages: ['admin', 'audit', 'ui'], title: (_t: unknown, data: Shown | undefined) => data?.person.username ?? '' };

export const loader = page(owner, async ({ ctx, params }) => {
  const person = await getPerson(ctx, params.id ?? '');
  const only = new URLSearchParams({ person: person.id });
  const [mail, audit] = await Promise.all([listMail(ctx, readMailView(only), 5), listAudit(ctx, readAuditView(only), 8)]);
  const moment = momentOf(ctx);
  const { joinedAt, lastSeenAt, deactivatedAt, blockedAt, deletionDueAt, emailProvenAt, passwordChangedAt, fileBytes, ...rest } = person;
  return {
    person: {
      ...rest, isEmailProven: emailProvenAt !== null, joinedAt: moment(joinedAt), lastSeenAt: moment(lastSeenAt), deactivatedAt: moment(blockedAt ?? deactivatedAt),
      deletionDueAt: moment(deletionDueAt), passwordChangedAt: moment(passwordChangedAt), fileSize: formatBytes(fileBytes, ctx.locale),
    },
    mail: mail.rows.map((row) => ({ ...row, createdAt: moment(row.createdAt), sentAt: null })),
    audit: audit.rows.map((row) => ({ ...row, at: moment(row.at) })),
  };
});

export type ShownDetails = ReturnType<typeof useLoaderData<typeof loader>>['person'];

export default function Person() {
  const { t } = useTranslation('admin');
  const { person, mail, audit } = useLoaderData<typeof loader>();
  const crumbs = <Breadcrumbs items={[{ href: adminPaths.people(), label: t('sections.people') }]} current={person.username} />;
  return (
    <>
      <PageHeader title={<>{person.username} <StandingBadge standing={person.standing} /></>} lead={fullName(person) || undefined} breadcrumbs={crumbs} />
      <Standing person={person} />
      <PersonFacts person={person} />
      <Section title={t('person.actions')}><PersonActions person={person} /></Section>
      <Section title={t('person.mail')} actions={mail.length > 0 ? <TextLink to={adminPaths.mail({ person: person.id })}>{t('person.allMail')}</TextLink> : undefined}>
        {mail.length > 0 ? <MailTable mail={mail} /> : <p className="text-soft">{t('person.noMail')}</p>}
      </Section>
      <Section title={t('person.audit')} actions={audit.length > 0 ? <TextLink to={adminPaths.audit({ person: person.id })}>{t('person.allAudit')}</TextLink> : undefined}>
        {audit.length > 0 ? <AuditTable audit={audit} /> : <p className="text-soft">{t('person.noAudit')}</p>}
      </Section>
    </>
  );
}

/** Why somebody cannot come in, or will soon be gone. */
function Standing({ person: { standing, deactivatedAt, deletionDueAt } }: { person: ShownDetails }) {
  const { t } = useTranslation('admin');
  if (standing === 'active') return null;
  const at = standing === 'leaving' ? deletionDueAt : deactivatedAt;
  return <div className="pb-6"><Banner tone={standing === 'resting' ? 'info' : 'warn'}>{t(`person.standing.${standing}`, { at: at?.text ?? '' })}</Banner></div>;
}
