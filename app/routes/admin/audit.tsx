import { useLoaderData } from '@remix-run/react';
import { auditKinds } from '#app/kernel/accounts/model/audit-kinds.ts';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { listAudit } from '#app/kernel/administration/index.server.ts';
import { keepDays } from '#app/kernel/administration/model/keeping.ts';
import { auditQuery, readAuditView } from '#app/kernel/administration/model/log-views.ts';
import type { AuditView } from '#app/kernel/administration/model/log-views.ts';
import { page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { DateField, SelectField } from '#app/ui/text-field.tsx';
import { AuditTable } from './audit-table.tsx';
import { eventText } from './audit-words.ts';
import { momentOf } from '#app/routes/site/moment.ts';

export const handle = { messages: ['audit', 'admin', 'ui'], title: 'audit:title' };

export const loader = page(owner, async ({ ctx, url }) => {
  const view = readAuditView(url.searchParams);
  const { rows, next, previous, person } = await listAudit(ctx, view);
  const moment = momentOf(ctx);
  const pageOf = (after: string | null) => after && adminPaths.audit(auditQuery(view, { after }));
  return { view, person, next: pageOf(next), previous: pageOf(previous), audit: rows.map((row) => ({ ...row, at: moment(row.at) })) };
});

export default function Audit() {
  const { t } = useTranslation('audit');
  const { view, person, audit, next, previous } = useLoaderData<typeof loader>();
  const isNarrowed = Boolean(view.kind || view.person || view.from || view.to);
  const file = <ButtonLink to={adminPaths.auditFile(auditQuery(view))} icon="download" reloadDocument>{t('export')}</ButtonLink>;
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead', { days: keepDays.audit })} actions={file} />
      <AuditFilters key={JSON.stringify(view)} view={view} person={person} isNarrowed={isNarrowed} />
      {audit.length > 0 ? <AuditTable audit={audit} /> : <EmptyState title={t('empty')} action={isNarrowed ? <ButtonLink to={adminPaths.audit()}>{t('filter.clear')}</ButtonLink> : undefined}>{t('emptyText')}</EmptyState>}
      <Pagination previous={previous} next={next} />
    </>
  );
}

function AuditFilters({ view, person, isNarrowed }: { view: AuditView; person: string | null; isNarrowed: boolean }) {
  const { t } = useTranslation('audit');
  const kinds = auditKinds.map((value) => ({ value, label: eventText(t, { kind: value }) })).sort((a, b) => a.label.localeCompare(b.label));
  const field = (name: 'kind' | 'from' | 'to') => ({ id: `filter-${name}`, name, defaultValue: view[name] ?? '' });
  return (
    <FilterBar
      action={adminPaths.audit()} search={{ name: 'person', label: t('filter.person'), defaultValue: person ?? view.person ?? '' }} submitLabel={t('filter.submit')}
      clear={isNarrowed ? { href: adminPaths.audit(), label: t('filter.clear') } : null} active={[view.kind, view.from, view.to].filter(Boolean).length}
    >
      <SelectField label={t('filter.kind')} placeholder={t('filter.any')} selectProps={field('kind')} options={kinds} />
      <DateField label={t('filter.from')} inputProps={field('from')} />
      <DateField label={t('filter.to')} inputProps={field('to')} />
    </FilterBar>
  );
}
