import type { InvitationState } from '#app/kernel/accounts/model/invitation.ts';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Moment } from './moment-text.tsx';
import type { ShownMoment } from '#app/routes/site/moment.ts';

type Shown = { id: string; note: string | null; createdAt: ShownMoment; expiresAt: ShownMoment | null; uses: number; maxUses: number; state: InvitationState };

export function InvitationTable({ invitations }: { invitations: Shown[] }) {
  const { t } = useTranslation('invitations');
  const keys = ['note', 'state', 'uses', 'until', 'made'] as const;
  return (
    <DataTable
      caption={t('list')}
      hideCaption
      columns={keys.map((key) => ({ key, label: t(`columns.${key}`), primary: key === 'note' }))}
      rows={invitations.map((row) => ({
        id: row.id,
        href: adminPaths.invitation(row.id),
        cells: {
          note: row.note ?? t('untitled'),
          state: <InvitationBadge state={row.state} />,
          uses: <span className="keep-whole">{t('uses', row)}</span>,
          until: <Moment moment={row.expiresAt} none={t('forever')} />,
          made: <Moment moment={row.createdAt} />,
        },
      }))}
    />
  );
}

export function InvitationBadge({ state }: { state: InvitationState }) {
  const { t } = useTranslation('invitations');
  return <Badge tone={state === 'good' ? 'accent' : 'plain'}>{t(`states.${state}`)}</Badge>;
}
