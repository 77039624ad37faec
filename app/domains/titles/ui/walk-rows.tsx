import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { filePaths } from '#app/kernel/files/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Avatar } from '#app/ui/avatar.tsx';
import { List, Row } from '#app/ui/list.tsx';
import type { TitleType } from '../model/title-type.ts';
import { stateKey } from '../model/walk-state.ts';
import type { TitleWalk } from '../queries/list-title-walks.server.ts';
import { inLine, useWalkText } from './walk-text.ts';

type WalkRowsProps = { title: { type: TitleType; episodes: number | null }; walks: readonly TitleWalk[]; label: string };

/** People and where they are with a title. */
export function WalkRows({ title, walks, label }: WalkRowsProps) {
  const { t } = useTranslation('titles');
  const text = useWalkText();
  return (
    <List label={label}>
      {walks.map((walk) => (
        <Row
          key={walk.id} href={accountPaths.person(walk.username)} title={walk.isMine ? `${walk.username} (${t('walks.you')})` : walk.username}
          start={<Avatar name={walk.username} src={walk.avatarId && filePaths.picture(walk.avatarId, 64)} />}
          meta={<>{inLine([t(`state.${stateKey(title.type, walk.state)}`), walk.runs > 1 && t('walk.times', { count: walk.runs }), text.progress({ ...title, progress: walk.progress })])}<span className="block sm:hidden">{walk.updatedText}</span></>}
          end={<span className="max-sm:hidden">{walk.updatedText}</span>}
        />
      ))}
    </List>
  );
}
