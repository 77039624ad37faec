import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Facts, Stat, Stats } from '#app/ui/stat.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import type { Provider } from '../machine.server.ts';
import { operationsPaths } from '../paths.ts';
import { When } from './moment.tsx';
import type { Moment } from './moment.tsx';

export type ErrorItem = { message: string; place: string; traceId: string | null; count: number; at: Moment; since: Moment };
type Trouble = { at: Moment; reason: string; isFinal: boolean };

export type HealthPageProps = {
  app: { version: string; node: string; postgres: string; uptime: string; memory: string };
  disk: { free: string; total: string; percentFree: number } | null;
  storage: { kind: 'disk' | 's3'; answers: boolean };
  database: { size: string; used: number; most: number; tables: { name: string; size: string; rows: string }[] };
  queue: { waiting: number; active: number; dead: number; oldest: Moment | null };
  mail: { transport: 'outbox' | 'smtp' | 'resend' | 'mailgun'; waiting: number; lastSentAt: Moment | null; trouble: Trouble | null };
  providers: Provider[];
  errors: ErrorItem[];
};

/** How the house is: what needs a look first, then the facts. */
export function HealthPage(props: HealthPageProps) {
  const { t } = useTranslation('operations');
  const { disk, queue, database, mail, errors } = props;
  return (
    <>
      <PageHeader title={t('health.title')} lead={errors.length === 0 ? t('health.well') : t('health.errorsLead', { count: errors.length })} />
      <Stats>
        {disk ? <Stat value={disk.free} label={t('health.diskFree')} hint={t('health.ofTotal', { total: disk.total, percent: disk.percentFree })} /> : null}
        <Stat value={database.size} label={t('health.databaseSize')} />
        <Stat value={queue.waiting} label={t('health.waiting', { count: queue.waiting })} hint={queue.oldest ? t('health.oldest', { at: queue.oldest.text }) : undefined} />
        <Stat value={mail.waiting} label={t('health.letters', { count: mail.waiting })} />
      </Stats>
      {errors.length > 0 ? <Errors errors={errors} /> : null}
      <div className="facts-alike section">
        <Machine {...props} />
        <Mail mail={mail} />
        <Providers {...props} />
      </div>
      <Tables {...props} />
    </>
  );
}

function Errors({ errors }: { errors: ErrorItem[] }) {
  const { t } = useTranslation('operations');
  return (
    <Section id="errors" title={t('health.errors')}>
      <List label={t('health.errors')}>
        {errors.map((error) => (
          <Row
            key={`${error.place} ${error.message} ${error.since.exact}`}
            title={<span className="break-words">{error.message}</span>}
            meta={<>{error.place} · {t('health.times', { count: error.count })} · <When at={error.at} /></>}
          >
            {error.traceId ? <p className="text-13 text-soft break-all">{t('health.trace', { trace: error.traceId })}</p> : null}
          </Row>
        ))}
      </List>
    </Section>
  );
}

function Machine({ app, storage, queue, database }: HealthPageProps) {
  const { t } = useTranslation('operations');
  return (
    <Section title={t('health.machine')}>
      <Facts
        items={[
          { label: 'Kruzhok', value: app.version },
          { label: 'Node', value: app.node },
          { label: 'PostgreSQL', value: app.postgres },
          { label: t('health.uptime'), value: app.uptime },
          { label: t('health.memory'), value: app.memory },
          { label: t('health.connections'), value: t('health.connectionsOf', { used: database.used, most: database.most }) },
          { label: t('health.jobs'), value: <TextLink to={operationsPaths.jobs()}>{t('health.jobsNow', { active: queue.active, dead: queue.dead })}</TextLink> },
          { label: t('health.files'), value: <>{t(`health.storage.${storage.kind}`)}{storage.answers ? null : <> <Badge tone="danger">{t('health.silent')}</Badge></>}</> },
        ]}
      />
    </Section>
  );
}

function Mail({ mail }: Pick<HealthPageProps, 'mail'>) {
  const { t } = useTranslation('operations');
  const { trouble } = mail;
  return (
    <Section title={t('health.mail')}>
      <Facts
        items={[
          { label: t('health.transport'), value: t(`health.transports.${mail.transport}`) },
          { label: t('health.lastSent'), value: mail.lastSentAt ? <When at={mail.lastSentAt} /> : t('health.noneThisWeek') },
          { label: t('health.lastTrouble'), value: trouble ? <><When at={trouble.at} /> · {t(trouble.isFinal ? 'health.notSent' : 'health.late')}<br /><span className="text-soft break-words">{trouble.reason}</span></> : t('health.noneThisWeek') },
        ]}
      />
    </Section>
  );
}

function Providers({ providers }: Pick<HealthPageProps, 'providers'>) {
  const { t } = useTranslation('operations');
  return (
    <Section title={t('health.providers')}>
      <Facts
        items={providers.map(({ name, state }) => ({
          label: t(`health.providerNames.${name}`),
          value: state === 'resting' ? <Badge tone="warn">{t('health.states.resting')}</Badge> : <span className={state === 'off' ? 'text-soft' : undefined}>{t(`health.states.${state}`)}</span>,
        }))}
      />
    </Section>
  );
}

function Tables({ database }: Pick<HealthPageProps, 'database'>) {
  const { t } = useTranslation('operations');
  return (
    <Section title={t('health.tables')}>
      <DataTable
        caption={t('health.tablesCaption')}
        columns={[{ key: 'name', label: t('health.table'), primary: true }, { key: 'rows', label: t('health.rows'), numeric: true }, { key: 'size', label: t('health.size'), numeric: true }]}
        rows={database.tables.map((table) => ({ id: table.name, cells: table }))}
      />
    </Section>
  );
}
