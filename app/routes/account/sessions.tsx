import { useActionData, useLoaderData } from '@remix-run/react';
import { endSessions, listSessions } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { endSessionSchema } from '#app/kernel/accounts/schema.ts';
import { countOtherClients } from '#app/kernel/accounts/tokens/index.server.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import type { FormReply } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { momentOf } from '#app/routes/site/moment.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const handle = { messages: ['accounts'], title: 'accounts:sessions.title' };

export const loader = page(member, async ({ ctx }) => {
  const [sessions, programs] = await Promise.all([listSessions(ctx), countOtherClients(ctx)]);
  const moment = momentOf(ctx);
  return {
    sessions: sessions.map(({ createdAt, lastSeenAt, ...session }) => ({ ...session, since: moment(createdAt), seen: moment(lastSeenAt) })),
    // A program is listed under Tokens, but signed out from here as well.
    hasOthers: programs > 0 || sessions.some((session) => !session.isCurrent),
  };
});

export const action = formAction(member, { schema: endSessionSchema }, async ({ ctx, input }) => {
  const { browsers, programs } = await endSessions(ctx, input.session);
  const toast = browsers === 0 && programs > 0 ? { key: 'accounts:toasts.programsEnded', values: { count: programs } } : { key: 'accounts:toasts.sessionsEnded', values: { count: browsers } };
  return { to: accountPaths.sessions(), toast };
});

export default function Sessions() {
  const { t } = useTranslation('accounts');
  const { sessions, hasOthers } = useLoaderData<typeof loader>();
  const reply = useActionData() as FormReply | undefined;
  const crumbs = <Breadcrumbs items={[{ href: accountPaths.settings(), label: t('settings.title') }]} current={t('sessions.title')} />;
  return (
    <>
      <PageHeader title={t('sessions.title')} lead={t('sessions.lead')} breadcrumbs={crumbs} />
      {reply ? <ErrorSummary errors={[{ text: reply.messageKey ?? 'accounts:errors.sessionGone' }]} /> : null}
      <List label={t('sessions.title')}>
        {sessions.map((session) => <SessionRow key={session.id} session={session} />)}
      </List>
      {hasOthers ? (
        <form method="post" className="pt-8">
          <p className="text-soft measure pb-4">{t('sessions.endOthersText')}</p>
          <Button variant="danger" name="session" value="others">{t('sessions.endOthers')}</Button>
        </form>
      ) : null}
    </>
  );
}

type SessionItem = ReturnType<typeof useLoaderData<typeof loader>>['sessions'][number];

function SessionRow({ session }: { session: SessionItem }) {
  const { t } = useTranslation('accounts');
  const { browser, system } = session.device;
  const device = browser && system ? t('sessions.device', { browser, system }) : (browser ?? system ?? t('sessions.unknownDevice'));
  return (
    <Row
      title={<>{device} {session.isCurrent ? <Badge tone="accent">{t('sessions.current')}</Badge> : null}</>}
      meta={<span className="row-parts"><time title={session.seen.exact}>{t('sessions.seen', { at: session.seen.text })}</time><time title={session.since.exact}>{t('sessions.since', { at: session.since.text })}</time></span>}
      end={session.isCurrent ? null : (
        <form method="post">
          <Button size="s" name="session" value={session.id} aria-label={t('sessions.endNamed', { device })}>{t('sessions.end')}</Button>
        </form>
      )}
    />
  );
}
