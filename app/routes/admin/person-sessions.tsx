import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { endPeopleSessions, getPerson, listPersonSessions, listPersonTokens } from '#app/kernel/administration/index.server.ts';
import { sessionsSchema } from '#app/kernel/administration/schema.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import type { FormReply } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { ClientRows, TokenRows } from '#app/routes/account/token-rows.tsx';
import { momentOf } from '#app/routes/site/moment.ts';
import { EndButton, SessionRows } from './person-session-rows.tsx';

export const handle = { messages: ['admin', 'tokens', 'ui'], title: 'admin:sessions.title' };

export const loader = page(owner, async ({ ctx, params }) => {
  const { id, username } = await getPerson(ctx, params.id ?? '');
  const [sessions, { clients, tokens }] = await Promise.all([listPersonSessions(ctx, id), listPersonTokens(ctx, id)]);
  const moment = momentOf(ctx);
  const times = <T extends { createdAt: Date; lastSeenAt: Date }>({ createdAt, lastSeenAt, ...rest }: T) => ({ ...rest, since: moment(createdAt), seen: moment(lastSeenAt) });
  return {
    person: { id, username }, sessions: sessions.map(times), clients: clients.map(times),
    tokens: tokens.map(({ createdAt, lastUsedAt, expiresAt, ...token }) => ({ ...token, made: moment(createdAt), used: moment(lastUsedAt), until: moment(expiresAt) })),
  };
});

export const action = form(owner, { schema: sessionsSchema }, async ({ ctx, params, input }) => {
  const { id } = await getPerson(ctx, params.id ?? '');
  const count = await endPeopleSessions(ctx, { ids: [id], session: input.session });
  return { to: adminPaths.personSessions(id), toast: { key: 'admin:toasts.sessionsEnded', values: { count } } };
});

/** Everything that acts for somebody: browsers, programs, and the tokens of their scripts. */
export default function PersonSessions() {
  const { t } = useTranslation('admin');
  const { person, sessions, clients, tokens } = useLoaderData<typeof loader>();
  const reply = useActionData() as FormReply | undefined;
  const crumbs = [{ href: adminPaths.people(), label: t('sections.people') }, { href: adminPaths.person(person.id), label: person.username }];
  const isEmpty = sessions.length + clients.length + tokens.length === 0;
  const canEnd = !isEmpty && (clients.length + tokens.length > 0 || sessions.some((session) => !session.isCurrent));
  return (
    <>
      <PageHeader title={t('sessions.title')} lead={isEmpty ? t('sessions.none') : t('sessions.lead')} breadcrumbs={<Breadcrumbs items={crumbs} current={t('sessions.title')} />} />
      {reply ? <ErrorSummary errors={[{ text: reply.messageKey ?? 'admin:errors.formBroken' }]} /> : null}
      {sessions.length > 0 ? <Section title={t('sessions.browsers')}><SessionRows sessions={sessions} /></Section> : null}
      {clients.length > 0 ? <Section title={t('sessions.clients')}><ClientRows label={t('sessions.clients')} rows={clients} end={(row) => <EndButton {...row} />} /></Section> : null}
      {tokens.length > 0 ? <Section title={t('sessions.tokens')}><TokenRows label={t('sessions.tokens')} rows={tokens} end={(row) => <EndButton {...row} />} /></Section> : null}
      {canEnd ? (
        <Form method="post" className="pt-8">
          <p className="text-soft measure pb-4">{t('sessions.endAllText')}{sessions.some(({ isCurrent }) => isCurrent) ? ` ${t('sessions.endAllButThis')}` : ''}</p>
          <Button variant="danger" name="session" value="all">{t('sessions.endAll')}</Button>
        </Form>
      ) : null}
    </>
  );
}
