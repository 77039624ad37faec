import { useLoaderData } from '@remix-run/react';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { getHouseNumbers } from '#app/kernel/administration/index.server.ts';
import { diskOf } from '#app/kernel/operations/index.server.ts';
import { page } from '#app/platform/http/route.server.ts';
import { formatBytes } from '#app/platform/i18n/format-bytes.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { momentOf } from '#app/routes/site/moment.ts';

export const handle = { messages: ['admin'], title: 'admin:title' };

export const loader = page(owner, async ({ ctx, context: { services } }) => {
  const [numbers, queues, disk] = await Promise.all([getHouseNumbers(ctx), services.jobs.listQueues(), diskOf(services.env.dataDir)]);
  return {
    ...numbers,
    lastError: numbers.lastError && { ...numbers.lastError, at: momentOf(ctx)(numbers.lastError.at) },
    deadJobs: queues.reduce((all, { dead }) => all + dead, 0),
    disk: disk && { free: formatBytes(disk.freeBytes, ctx.locale), total: formatBytes(disk.totalBytes, ctx.locale), isNarrow: disk.freeBytes / disk.totalBytes < 0.1 },
  };
});

/** What an owner looks at first: each line says how it stands and leads to its page. */
export default function Overview() {
  const { t } = useTranslation('admin');
  const { people, active, newPeople, deactivated, leaving, invitations, waitingMail, failedMail, errors, lastError, deadJobs, disk } = useLoaderData<typeof loader>();
  const watch = (isOn: boolean) => (isOn ? <Badge tone="warn">{t('overview.look')}</Badge> : null);
  const sentence = (...parts: (string | null)[]) => parts.filter(Boolean).join(' · ');
  const away = sentence(deactivated > 0 ? t('overview.deactivated', { count: deactivated }) : null, leaving > 0 ? t('overview.leaving', { count: leaving }) : null);
  return (
    <>
      <PageHeader title={t('title')} lead={t('overview.lead')} />
      <List label={t('title')}>
        <Row href={adminPaths.people()} title={t('overview.people', { count: people })} meta={sentence(t('overview.active', { count: active }), newPeople > 0 ? t('overview.new', { count: newPeople }) : null, away)} />
        <Row href={adminPaths.invitations()} title={t('sections.invitations')} meta={invitations > 0 ? t('overview.invitations', { count: invitations }) : t('overview.noInvitations')} />
        <Row
          href={adminPaths.mail(failedMail > 0 ? { state: 'failed' } : {})} title={t('sections.mail')} end={watch(failedMail > 0)}
          meta={sentence(waitingMail > 0 ? t('overview.waitingMail', { count: waitingMail }) : t('overview.noWaitingMail'), failedMail > 0 ? t('overview.failedMail', { count: failedMail }) : null)}
        />
        <Row href={adminPaths.jobs()} title={t('sections.jobs')} meta={deadJobs > 0 ? t('overview.deadJobs', { count: deadJobs }) : t('overview.noDeadJobs')} end={watch(deadJobs > 0)} />
        <Row
          href={adminPaths.health()} title={t('overview.errors')} end={watch(errors > 0)}
          meta={lastError ? sentence(t('overview.errorsToday', { count: errors }), t('overview.lastError', { at: lastError.at.text, message: lastError.message })) : t('overview.noErrors')}
        />
        {disk ? <Row href={adminPaths.health()} title={t('overview.disk')} meta={t('overview.diskFree', disk)} end={watch(disk.isNarrow)} /> : null}
        <Row href={adminPaths.audit()} title={t('sections.audit')} meta={t('overview.audit')} />
        <Row href={adminPaths.settings()} title={t('sections.settings')} meta={t('overview.settings')} />
      </List>
    </>
  );
}
