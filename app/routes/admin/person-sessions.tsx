import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { endPeopleSessions, getPerson, listPersonSessions } from '#app/kernel/administration/index.server.ts';
import { sessionsSchema } from '#app/kernel/administration/schema.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import type { FormReply } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { momentOf } from './moment.ts';

export const handle = { messages: ['admin', 'ui'], title: 'admin:sessions.title' };

export const loader = page(owner, async ({ ctx, params }) => {
  const { id, username } = await getPerson(ctx, params.id ?? '');
  const moment = momentOf(ctx);
  const sessions = await listPersonSessions(ctx, id);
  return { person: { id, username }, sessions: sessions.map(({ createdAt, lastSeenAt, ...session }) => ({ ...session, since: moment(createdAt), seen: moment(lastSeenAt) })) };
});

export const action = form(owner, { schema: sessionsSchema }, async ({ ctx, params, input }) => {
  const { id } = await getPerson(ctx, params.id ?? '');
  const count = await endPeopleSessions(ctx, { ids: [id], session: input.session });
  return { to: adminPaths.personSessions(id), toast: { key: 'admin:toasts.sessionsEnded', values: { count } } };
});

export default function PersonSessions() {
  const { t } = useTranslation('admin');
  const { person, sessions } = useLoaderData<typeof loader>();
  const reply = useActionData() as FormReply | undefined;
  const crumbs = [{ href: adminPaths.people(), label: t('sections.people') }, { href: adminPaths.person(person.id), label: person.username }];
  const canEnd = sessions.some((session) => !session.isCurrent);
  return (
    <>
      <PageHeader title={t('sessions.title')} lead={sessions.length > 0 ? t('sessions.lead') : t('sessions.none')} breadcrumbs={<Breadcrumbs items={crumbs} current={t('sessions.title')} />} />
      {reply ? <ErrorSummary title={t('errors.summary')} errors={[{ text: reply.messageKey ?? 'admin:errors.formBroken' }]} /> : null}
      <List label={t('sessions.title')}>{sessions.map((session) => <SessionRow key={session.id} session={session} />)}</List>
      {canEnd ? <Form method="post" className="pt-8"><Button variant="danger" name="session" value="all">{t('sessions.endAll')}</Button></Form> : null}
    </>
  );
}

type SessionItem = ReturnType<typeof useLoaderData<typeof loader>>['sessions'][number];

function SessionRow({ session: { id, device, ip, isCurrent, since, seen } }: { session: SessionItem }) {
  const { t } = useTranslation('admin');
  const name = [device.browser, device.system].filter(Boolean).join(', ') || t('sessions.unknownDevice');
  return (
    <Row
      title={<>{name} {isCurrent ? <Badge tone="accent">{t('sessions.yours')}</Badge> : null}</>}
      meta={<span className="row-parts"><time title={seen.exact}>{t('sessions.seen', { at: seen.text })}</time><time title={since.exact}>{t('sessions.since', { at: since.text })}</time>{ip ? <span>{ip}</span> : null}</span>}
      end={isCurrent ? null : <Form method="post"><Button size="s" name="session" value={id} aria-label={t('sessions.endNamed', { device: name })}>{t('sessions.end')}</Button></Form>}
    />
  );
}
