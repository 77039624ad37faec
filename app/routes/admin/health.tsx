import { useLoaderData } from '@remix-run/react';
import { getHealth } from '#app/kernel/operations/index.server.ts';
import { formatUptime } from '#app/kernel/operations/model/uptime.ts';
import { HealthPage } from '#app/kernel/operations/ui/health-page.tsx';
import { owner } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { formatBytes } from '#app/platform/i18n/format-bytes.ts';
import { numberFormat } from '#app/platform/i18n/formats.ts';
import { momentOf } from '#app/routes/site/moment.ts';

export const handle = { messages: ['operations', 'ui'], title: 'operations:health.title' };

export const loader = page(owner, async ({ ctx, context }) => {
  const at = momentOf(ctx);
  const { services } = context;
  const { machine, database, mail, queue, errors } = await getHealth({ ...ctx, jobs: services.jobs }, services);
  const size = (bytes: number) => formatBytes(bytes, ctx.locale);
  const { disk } = machine;
  return {
    app: { version: machine.version, node: machine.node, postgres: database.version, uptime: formatUptime(machine.uptimeSeconds, ctx.locale), memory: size(machine.memoryBytes) },
    disk: disk && { free: size(disk.freeBytes), total: size(disk.totalBytes), percentFree: Math.floor((disk.freeBytes / disk.totalBytes) * 100) },
    storage: machine.storage,
    database: {
      size: size(database.bytes), ...database.connections,
      tables: database.tables.map(({ name, bytes, rows }) => ({ name, size: size(bytes), rows: rows === null ? '—' : numberFormat(ctx.locale).format(rows) })),
    },
    queue: { waiting: queue.waiting, active: queue.active, dead: queue.dead, oldest: queue.oldestWaitingAt && at(queue.oldestWaitingAt) },
    mail: { transport: machine.mail, waiting: mail.waiting, lastSentAt: mail.lastSentAt && at(mail.lastSentAt), trouble: mail.lastTrouble && { ...mail.lastTrouble, at: at(mail.lastTrouble.at) } },
    providers: machine.providers,
    errors: errors.map(({ firstAt, lastAt, ...error }) => ({ ...error, at: at(lastAt), since: at(firstAt) })),
  };
});

export default function Health() {
  return <HealthPage {...useLoaderData<typeof loader>()} />;
}
