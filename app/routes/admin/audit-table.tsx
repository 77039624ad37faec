import { adminPaths } from '#app/kernel/accounts/paths.ts';
import type { AuditRow } from '#app/kernel/administration/index.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { detailsText, eventText } from './audit-words.ts';
import { Moment } from './moment-text.tsx';
import type { ShownMoment } from '#app/routes/site/moment.ts';

export type ShownEvent = Omit<AuditRow, 'at'> & { at: ShownMoment };

/** Who did what to whom, when and from where. */
export function AuditTable({ audit }: { audit: ShownEvent[] }) {
  const { t } = useTranslation('audit');
  return (
    <DataTable
      caption={t('title')}
      hideCaption
      columns={(['what', 'who', 'whom', 'when', 'where'] as const).map((key) => ({ key, label: t(`columns.${key}`), primary: key === 'what' }))}
      rows={audit.map((event) => ({
        id: event.id,
        cells: {
          what: <What event={event} />,
          who: <Who id={event.actorId} name={event.actor} none={event.ip ? t('somebody') : t('system')} />,
          whom: <Who id={event.subjectId} name={event.subject} none="" />,
          when: <Moment moment={event.at} />,
          where: event.ip ?? '',
        },
      }))}
    />
  );
}

function What({ event }: { event: ShownEvent }) {
  const { t } = useTranslation('audit');
  const details = detailsText(t, event);
  return <>{eventText(t, event)}{details ? <small className="block text-13 font-normal text-soft">{details}</small> : null}</>;
}

function Who({ id, name, none }: { id: string | null; name: string | null; none: string }) {
  const { t } = useTranslation('ui');
  if (!id) return <>{none}</>;
  return name ? <a className="link link-quiet" href={adminPaths.person(id)}>{name}</a> : <>{t('deletedPerson')}</>;
}
