import { useTranslation } from '#app/platform/i18n/translation.ts';
import { List, Row } from '#app/ui/list.tsx';
import type { TitleType } from '../model/title-type.ts';
import { stateKey } from '../model/walk-state.ts';
import type { WalkChangeView } from '../queries/list-walk-changes.server.ts';
import { inLine, useWalkText } from './walk-text.ts';

type ChangeRowsProps = { title: { type: TitleType; episodes: number | null }; changes: readonly WalkChangeView[] };

/** What a walk became with each change, newest first. */
export function ChangeRows({ title, changes }: ChangeRowsProps) {
  const { t } = useTranslation('titles');
  const text = useWalkText();
  if (changes.length === 0) return <p className="text-soft">{t('walk.noHistory')}</p>;
  return (
    <List label={t('walk.historyOf')}>
      {changes.map((change) => (
        <Row
          key={change.id} title={t(`state.${stateKey(title.type, change.state)}`)} end={change.atText}
          meta={inLine([change.run > 1 && t('walk.run', { number: change.run }), text.days(change), text.progress({ ...title, progress: change.progress })]) || null}
        />
      ))}
    </List>
  );
}
