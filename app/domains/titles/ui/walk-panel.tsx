import { Form } from '@remix-run/react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { isOver, stateKey, walkStates } from '../model/walk-state.ts';
import { titlesPaths } from '../paths.ts';
import type { TitleView } from '../queries/get-title.server.ts';
import { BringBack } from './bring-back.tsx';
import { inLine, useWalkText } from './walk-text.ts';

/** Where I am with a title: one button for each state, and the ways to say more. */
export function WalkPanel({ title }: { title: TitleView }) {
  const { t } = useTranslation('titles');
  const { walk } = title;
  return (
    <div className="flex flex-col gap-4">
      {walk ? <Standing title={title} /> : <p className="text-soft">{t('walk.choose')}</p>}
      <StateButtons title={title} />
      {title.removed.walk ? <BringBack text={t('removed.walk', { day: title.removed.walk })} action={titlesPaths.walkRestoration(title.id)} /> : null}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <TextLink to={titlesPaths.walk(title.id)}>{t(walk ? 'walk.details' : 'walk.begin')}</TextLink>
        {walk ? <TextLink to={titlesPaths.walkHistory(title.id)}>{t('walk.history')}</TextLink> : null}
        {walk && isOver(walk.state) ? (
          <Form method="post" action={titlesPaths.replays(title.id)}><Button icon="rotate-ccw" size="s">{t(`walk.again.${title.type}`)}</Button></Form>
        ) : null}
      </div>
    </div>
  );
}

/** Each button is a form's own: it works before a script does, and twice is once. */
export function StateButtons({ title: { id, type, walk } }: { title: Pick<TitleView, 'id' | 'type' | 'walk'> }) {
  const { t } = useTranslation('titles');
  return (
    <Form method="post" action={titlesPaths.walkState(id)} className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap" aria-label={t('walk.choose')}>
      {walkStates.map((state) => {
        const isCurrent = walk?.state === state;
        return <Button key={state} name="state" value={state} aria-pressed={isCurrent} variant={isCurrent ? 'primary' : 'secondary'} icon={isCurrent ? 'check' : undefined}>{t(`state.${stateKey(type, state)}`)}</Button>;
      })}
    </Form>
  );
}

function Standing({ title: { type, episodes, walk } }: { title: TitleView }) {
  const { t } = useTranslation('titles');
  const text = useWalkText();
  if (!walk) return null;
  const far = text.progress({ type, episodes, progress: walk.progress });
  const isMeasured = episodes !== null && walk.progress !== null && far !== '';
  const facts = [t(`state.${stateKey(type, walk.state)}`), walk.runs > 1 && t('walk.run', { number: walk.runs }), text.days(walk), isMeasured ? null : far];
  return (
    <div className="flex flex-col gap-2">
      <p className="text-17 tabular">{inLine(facts)}</p>
      {isMeasured ? <ProgressBar hue="plum" value={walk.progress ?? 0} max={episodes} label={far} showLabel /> : null}
      {walk.isShared ? null : <p className="text-soft text-13">{t('walk.onlyMine')}</p>}
    </div>
  );
}

/** Earlier times through. */
export function PastRuns({ title: { type, episodes, walk } }: { title: TitleView }) {
  const { t } = useTranslation('titles');
  const text = useWalkText();
  if (!walk || walk.past.length === 0) return null;
  return (
    <List label={t('walk.past')}>
      {walk.past.map((run) => (
        <Row key={run.number} title={t('walk.run', { number: run.number })} meta={inLine([t(`state.${stateKey(type, run.state)}`), text.days(run), text.progress({ type, episodes, progress: run.progress })])} />
      ))}
    </List>
  );
}
