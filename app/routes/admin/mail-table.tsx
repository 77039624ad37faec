import { adminPaths } from '#app/kernel/accounts/paths.ts';
import type { MailRow } from '#app/kernel/administration/index.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { MailAddress } from '#app/ui/mail-address.tsx';
import { Moment } from './moment-text.tsx';
import type { ShownMoment } from '#app/routes/site/moment.ts';
import { useTemplateName } from './template-name.ts';

export type ShownMail = Omit<MailRow, 'createdAt' | 'sentAt'> & { createdAt: ShownMoment };

const tones = { queued: 'warn', failed: 'danger', sent: 'plain' } as const;

export function MailState({ state }: { state: MailRow['status'] }) {
  const { t } = useTranslation('admin');
  return state === 'sent' ? <>{t('mail.states.sent')}</> : <Badge tone={tones[state]}>{t(`mail.states.${state}`)}</Badge>;
}

/** Letters by what they are; what stands in them is nobody's to read. */
export function MailTable({ mail }: { mail: ShownMail[] }) {
  const { t } = useTranslation('admin');
  const templateName = useTemplateName();
  return (
    <DataTable
      caption={t('mail.title')}
      hideCaption
      columns={[
        { key: 'what', label: t('mail.what'), primary: true },
        { key: 'to', label: t('mail.to') },
        { key: 'state', label: t('mail.state') },
        { key: 'written', label: t('mail.written') },
      ]}
      rows={mail.map((row) => ({
        id: row.id,
        href: adminPaths.message(row.id),
        cells: { what: templateName(row.template), to: <MailAddress>{row.to}</MailAddress>, state: <MailState state={row.status} />, written: <Moment moment={row.createdAt} /> },
      }))}
    />
  );
}
