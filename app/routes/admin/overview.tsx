import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { listPeople, listRecentMail } from '#app/kernel/accounts/index.server.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { formatExactly, formatMoment } from '#app/platform/time/format.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Section } from '#app/ui/section.tsx';

export const handle = { messages: ['admin', 'ui'], title: 'admin:title' };

const cursor = z.uuid().nullable().catch(null);

export const loader = page(owner, async ({ ctx, url }) => {
  const [{ people, next }, mails] = await Promise.all([listPeople(ctx, cursor.parse(url.searchParams.get('before'))), listRecentMail(ctx)]);
  const moment = (instant: Date | null) => instant && { text: formatMoment(instant, ctx.locale, ctx.timeZone, ctx.now), exact: formatExactly(instant, ctx.locale, ctx.timeZone) };
  return {
    people: people.map((person) => ({ ...person, joinedAt: moment(person.joinedAt), lastSeenAt: moment(person.lastSeenAt) })),
    mails: mails.map((mail) => ({ ...mail, createdAt: moment(mail.createdAt) })),
    next: next && `/admin?before=${next}`,
    node: process.version,
  };
});

const Moment = ({ moment, none = '' }: { moment: { text: string; exact: string } | null; none?: string }) =>
  moment ? <time title={moment.exact}>{moment.text}</time> : <>{none}</>;

export default function House() {
  const { t } = useTranslation('site');
  const { people, mails, next, node } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('admin.title')} lead={t('admin.lead')} />
      <Section title={t('admin.people')}>
        <DataTable
          caption={t('admin.people')}
          hideCaption
          columns={[
            { key: 'person', label: t('admin.person'), primary: true },
            { key: 'email', label: t('admin.email') },
            { key: 'role', label: t('admin.role') },
            { key: 'joined', label: t('admin.joined') },
            { key: 'seen', label: t('admin.seen') },
          ]}
          rows={people.map((person) => ({
            id: person.id,
            cells: {
              person: person.username,
              email: person.email ?? t('admin.never'),
              role: t(`admin.roles.${person.role}`),
              joined: <Moment moment={person.joinedAt} />,
              seen: <Moment moment={person.lastSeenAt} none={t('admin.never')} />,
            },
          }))}
        />
        <Pagination previous={null} next={next} />
      </Section>
      <Section title={t('admin.mail')}>
        {mails.length === 0 ? (
          <p className="text-soft">{t('admin.noMail')}</p>
        ) : (
          <DataTable
            caption={t('admin.mail')}
            hideCaption
            columns={[
              { key: 'subject', label: t('admin.subject'), primary: true },
              { key: 'to', label: t('admin.to') },
              { key: 'status', label: t('admin.status') },
              { key: 'written', label: t('admin.written') },
            ]}
            rows={mails.map((mail) => ({ id: mail.id, cells: { subject: mail.subject ?? '—', to: mail.to, status: t(`admin.statuses.${mail.status}`), written: <Moment moment={mail.createdAt} /> } }))}
          />
        )}
      </Section>
      <p className="text-13 text-soft">
        {t('admin.node')} {node}
      </p>
    </>
  );
}
