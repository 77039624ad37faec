import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { Section } from '#app/ui/section.tsx';
import type { ImportLine } from '../queries/list-imports.server.ts';
import { useImportRoom } from './import-room.tsx';

/** Imports of before: where each stands, and the way to its page. */
export function ImportList({ imports }: { imports: readonly ImportLine[] }) {
  const { t } = useTranslation('import');
  const { paths } = useImportRoom();
  if (imports.length === 0) return null;
  return (
    <Section title={t('earlier')}>
      <List label={t('earlier')}>
        {imports.map(({ id, fileName, at, state, totalRows }) => (
          <Row
            key={id} href={paths.import(id)} title={fileName}
            meta={[at, totalRows > 0 ? t('rowCount', { count: totalRows }) : null].filter(Boolean).join('\u00A0· ')}
            end={<Badge tone={state === 'failed' ? 'danger' : state === 'ready' ? 'accent' : 'plain'}>{t(`states.${state}` as 'states.ready')}</Badge>}
          />
        ))}
      </List>
    </Section>
  );
}
