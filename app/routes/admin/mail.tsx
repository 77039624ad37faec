import { useLoaderData } from '@remix-run/react';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { listMail } from '#app/kernel/administration/index.server.ts';
import { keepDays } from '#app/kernel/administration/model/keeping.ts';
import { mailQuery, mailStates, readMailView } from '#app/kernel/administration/model/log-views.ts';
import type { MailView } from '#app/kernel/administration/model/log-views.ts';
import { page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { SelectField } from '#app/ui/text-field.tsx';
import { MailTable } from './mail-table.tsx';
import { momentOf } from '#app/routes/site/moment.ts';
import { useTemplateName } from './template-name.ts';

export const handle = { messages: ['admin', 'ui'], title: 'admin:mail.title' };

export const loader = page(owner, async ({ ctx, url, context }) => {
  const view = readMailView(url.searchParams);
  const { rows, next, previous } = await listMail(ctx, view);
  const pageOf = (after: string | null) => after && adminPaths.mail(mailQuery(view, { after }));
  const moment = momentOf(ctx);
  return {
    view, templates: context.services.mailer.templates, next: pageOf(next), previous: pageOf(previous),
    mail: rows.map(({ sentAt: _, ...row }) => ({ ...row, createdAt: moment(row.createdAt) })),
  };
});

export default function Mail() {
  const { t } = useTranslation('admin');
  const { view, templates, mail, next, previous } = useLoaderData<typeof loader>();
  const isNarrowed = Boolean(view.q || view.state || view.template || view.person);
  return (
    <>
      <PageHeader title={t('mail.title')} lead={t('mail.lead', { days: keepDays.mail })} />
      <MailFilters key={JSON.stringify(view)} view={view} templates={templates} isNarrowed={isNarrowed} />
      {mail.length > 0 ? <MailTable mail={mail} /> : (
        <EmptyState title={isNarrowed ? t('mail.nothing') : t('mail.empty')} action={isNarrowed ? <ButtonLink to={adminPaths.mail()}>{t('mail.showAll')}</ButtonLink> : undefined}>
          {isNarrowed ? t('mail.nothingText') : t('mail.emptyText')}
        </EmptyState>
      )}
      <Pagination previous={previous} next={next} />
    </>
  );
}

function MailFilters({ view, templates, isNarrowed }: { view: MailView; templates: string[]; isNarrowed: boolean }) {
  const { t } = useTranslation('admin');
  const templateName = useTemplateName();
  const select = (name: 'state' | 'template') => ({ id: `filter-${name}`, name, defaultValue: view[name] ?? '' });
  const any = t('people.filter.any');
  const kinds = templates.map((value) => ({ value, label: templateName(value) })).sort((a, b) => a.label.localeCompare(b.label));
  return (
    <FilterBar
      action={adminPaths.mail()} search={{ name: 'q', label: t('mail.search'), defaultValue: view.q }} submitLabel={t('people.filter.submit')}
      clear={isNarrowed ? { href: adminPaths.mail(), label: t('mail.showAll') } : null} active={[view.state, view.template].filter(Boolean).length} hidden={{ person: view.person ?? undefined }}
    >
      <SelectField label={t('mail.state')} placeholder={any} selectProps={select('state')} options={mailStates.map((value) => ({ value, label: t(`mail.states.${value}`) }))} />
      <SelectField label={t('mail.what')} placeholder={any} selectProps={select('template')} options={kinds} />
    </FilterBar>
  );
}
