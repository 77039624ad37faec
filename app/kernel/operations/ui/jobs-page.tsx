import { useTranslation } from '#app/platform/i18n/translation.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Section } from '#app/ui/section.tsx';
import { JobRows } from './job-rows.tsx';
import type { JobItem } from './job-rows.tsx';
import { When } from './moment.tsx';
import type { Moment } from './moment.tsx';

type Page = { rows: JobItem[]; previous: string | null; next: string | null };
type QueueItem = { name: string; waiting: number; postponed: number; active: number; done: number; dead: number };
type CalendarItem = { job: string; period: string; at: Moment; isFinished: boolean };

export type JobsPageProps = { queues: QueueItem[]; failing: Page; dead: Page; calendar: CalendarItem[] };

/** What the house does by itself: first what did not go well, then everything. */
export function JobsPage({ queues, failing, dead, calendar }: JobsPageProps) {
  const { t } = useTranslation('operations');
  const deadCount = queues.reduce((sum, queue) => sum + queue.dead, 0);
  const isWell = dead.rows.length === 0 && failing.rows.length === 0;
  return (
    <>
      <PageHeader title={t('jobs.title')} lead={isWell ? t('jobs.well') : deadCount > 0 ? t('jobs.deadLead', { count: deadCount }) : t('jobs.failingLead')} />
      {dead.rows.length > 0 ? (
        <Section id="dead" title={t('jobs.dead')}>
          <p className="text-15 text-soft">{t('jobs.deadText')}</p>
          <JobRows label={t('jobs.dead')} kind="dead" jobs={dead.rows} />
          <Pagination previous={dead.previous} next={dead.next} />
        </Section>
      ) : null}
      {failing.rows.length > 0 ? (
        <Section id="failing" title={t('jobs.failing')}>
          <JobRows label={t('jobs.failing')} kind="failing" jobs={failing.rows} />
          <Pagination previous={failing.previous} next={failing.next} />
        </Section>
      ) : null}
      <Queues queues={queues} />
      <Calendar entries={calendar} />
    </>
  );
}

const counts = ['waiting', 'postponed', 'active', 'done', 'dead'] as const;

/** Those that rest are named, not counted. */
function Queues({ queues }: { queues: QueueItem[] }) {
  const { t } = useTranslation('operations');
  const isBusy = (queue: QueueItem) => counts.some((key) => queue[key] > 0);
  const busy = queues.filter(isBusy);
  const resting = queues.filter((queue) => !isBusy(queue));
  return (
    <Section title={t('jobs.queues')}>
      {busy.length > 0 ? (
        <DataTable
          caption={t('jobs.queuesCaption')}
          columns={[{ key: 'name', label: t('jobs.queue'), primary: true }, ...counts.map((key) => ({ key, label: t(`jobs.counts.${key}`), numeric: true, quietZero: true }))]}
          rows={busy.map((queue) => ({ id: queue.name, cells: { name: queue.name, ...Object.fromEntries(counts.map((key) => [key, queue[key]])) } }))}
        />
      ) : null}
      {resting.length > 0 ? <p className="pt-4 text-13 text-soft">{t('jobs.resting', { names: resting.map(({ name }) => name).join(', ') })}</p> : null}
    </Section>
  );
}

function Calendar({ entries }: { entries: CalendarItem[] }) {
  const { t } = useTranslation('operations');
  if (entries.length === 0) return null;
  return (
    <Section title={t('jobs.calendar')}>
      <DataTable
        caption={t('jobs.calendarCaption')}
        columns={[{ key: 'job', label: t('jobs.work'), primary: true }, { key: 'period', label: t('jobs.period') }, { key: 'at', label: t('jobs.ran') }]}
        rows={entries.map(({ job, period, at, isFinished }) => ({ id: job, cells: { job, period, at: isFinished ? <When at={at} /> : t('jobs.runsNow') } }))}
      />
    </Section>
  );
}
