import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { operationsPaths } from '../paths.ts';
import { When } from './moment.tsx';
import type { Moment } from './moment.tsx';

export type JobItem = { id: string; queue: string; attempts: number; mostAttempts: number; at: Moment; nextAt: Moment | null; reason: string | null; ids: { name: string; id: string }[] };

type JobRowsProps = { label: string; kind: 'failing' | 'dead'; jobs: readonly JobItem[] };

/** Jobs that did not go well: why, how often it was tried, and the two things that can be done. */
export function JobRows({ label, kind, jobs }: JobRowsProps) {
  const { t } = useTranslation('operations');
  return (
    <List label={label}>
      {jobs.map((job) => (
        <Row
          key={job.id}
          title={job.queue}
          meta={<JobMeta job={job} kind={kind} />}
          end={
            <div className="flex flex-wrap gap-2">
              <form method="post" action={operationsPaths.retryJob(job.id)}>
                <Button size="s" aria-label={t('jobs.named', { what: t(`jobs.retry.${kind}`), job: job.queue })}>{t(`jobs.retry.${kind}`)}</Button>
              </form>
              <ButtonLink size="s" variant="quiet" to={operationsPaths.discardJob(job.id)} aria-label={t('jobs.named', { what: t('jobs.discard'), job: job.queue })}>{t('jobs.discard')}</ButtonLink>
            </div>
          }
        >
          <p className="text-15 break-words">{job.reason ?? t('jobs.noReason')}</p>
          {job.ids.map(({ name, id }) => <p key={name} className="text-13 text-soft break-all">{name} {id}</p>)}
        </Row>
      ))}
    </List>
  );
}

function JobMeta({ job, kind }: { job: JobItem; kind: 'failing' | 'dead' }) {
  const { t } = useTranslation('operations');
  if (kind === 'dead') return <>{t('jobs.tried', { count: job.attempts })} · <When at={job.at} /></>;
  return <>{t('jobs.tryOf', { done: job.attempts, most: job.mostAttempts })}{job.nextAt ? <> · {t('jobs.next')} <When at={job.nextAt} /></> : null}</>;
}
