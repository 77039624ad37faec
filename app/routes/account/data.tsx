import { useLoaderData } from '@remix-run/react';
import { findLatestExport } from '#app/engines/transfer/index.server.ts';
import type { ExportView } from '#app/engines/transfer/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { getFileUse } from '#app/kernel/files/index.server.ts';
import type { FileUse as Use } from '#app/kernel/files/index.server.ts';
import { page } from '#app/platform/http/route.server.ts';
import { formatBytes } from '#app/platform/i18n/format-bytes.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { formatDay, formatMoment } from '#app/platform/time/format.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { ExportStatus } from './export-status.tsx';
import { FileUse } from './file-use.tsx';
import type { ShownFileUse } from './file-use.tsx';
import { SettingsCrumbs } from './settings-crumbs.tsx';

export const handle = { messages: ['data', 'settings', 'files'], title: 'data:title' };

export const loader = page(member, async ({ ctx }) => ({
  latest: shown(await findLatestExport(ctx), ctx),
  fileUse: shownUse(await getFileUse(ctx), ctx.locale),
  hasMail: ctx.viewer.email !== null,
  isLeaving: ctx.viewer.deletionDueAt !== null,
}));

export type ShownExport = ReturnType<typeof shown>;

const shownUse = ({ count, bytes, quotaBytes }: Use, locale: string): ShownFileUse =>
  ({ count, permille: Math.floor((bytes / quotaBytes) * 1000), used: formatBytes(bytes, locale), quota: formatBytes(quotaBytes, locale) });

function shown(latest: ExportView | null, { locale, timeZone, now }: MemberCtx) {
  if (latest?.state !== 'ready') return latest;
  const { id, state, madeAt, until, size } = latest;
  return { id, state, made: formatMoment(madeAt, locale, timeZone, now), until: formatDay(dayInZone(until, timeZone), locale, dayInZone(now, timeZone)), size: formatBytes(size, locale) };
}

/** What people may do with all that is theirs: take it, leave it for a while, erase it. */
export default function Data() {
  const { t } = useTranslation('data');
  const { latest, fileUse, hasMail, isLeaving } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} breadcrumbs={<SettingsCrumbs current={t('title')} />} />
      <Section title={t('export.title')} id="export">
        <p className="text-soft max-w-measure pb-4">{t('export.lead')}</p>
        <ExportStatus latest={latest} hasMail={hasMail} />
      </Section>
      <FileUse {...fileUse} />
      <Section title={t('rest.title')}>
        <p className="text-soft max-w-measure pb-4">{t('rest.lead')}</p>
        <ButtonLink to={accountPaths.deactivation()}>{t('rest.open')}</ButtonLink>
      </Section>
      {isLeaving ? null : (
        <Section title={t('deletion.title')}>
          <p className="text-soft max-w-measure pb-4">{t('deletion.lead')}</p>
          <ButtonLink to={accountPaths.deletion()} variant="danger">{t('deletion.open')}</ButtonLink>
        </Section>
      )}
    </>
  );
}
