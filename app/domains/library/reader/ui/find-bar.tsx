import { useEffect, useState } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { IconButton } from '#app/ui/button.tsx';
import type { FindQuestion, FindState, Viewer } from './viewer-state.ts';

type FindBarProps = { viewer: Viewer; state: FindState; field: React.RefObject<HTMLInputElement>; onClose: () => void };

/** Looks while one types; Enter goes on, Shift+Enter back. */
export function FindBar({ viewer, state, field, onClose }: FindBarProps) {
  const { t } = useTranslation('reader');
  const [question, setQuestion] = useState<FindQuestion>({ text: '', matchCase: false, wholeWords: false });
  useEffect(() => {
    field.current?.focus();
    return () => viewer.endFind();
  }, [viewer, field]);
  const ask = (next: Partial<FindQuestion>) => {
    const asked = { ...question, ...next };
    setQuestion(asked);
    viewer.find(asked);
  };
  const again = (backwards: boolean) => viewer.find(question, { backwards });
  return (
    <search className="reader-find">
      <form onSubmit={(event) => { event.preventDefault(); again(false); }}>
        <input
          ref={field} className="input" type="search" enterKeyHint="search" autoComplete="off" aria-label={t('find.label')} placeholder={t('find.label')} maxLength={200} value={question.text}
          onChange={(event) => ask({ text: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !event.shiftKey) return;
            event.preventDefault();
            again(true);
          }}
        />
        <output aria-live="polite">{question.text === '' ? '' : countText(state, t)}</output>
        <IconButton type="button" label={t('find.previous')} icon="chevron-up" onClick={() => again(true)} />
        <IconButton type="submit" label={t('find.next')} icon="chevron-down" />
        <label className="reader-check"><input type="checkbox" checked={question.matchCase} onChange={(event) => ask({ matchCase: event.currentTarget.checked })} />{t('find.matchCase')}</label>
        <label className="reader-check"><input type="checkbox" checked={question.wholeWords} onChange={(event) => ask({ wholeWords: event.currentTarget.checked })} />{t('find.wholeWords')}</label>
        <IconButton type="button" label={t('find.close')} icon="x" onClick={onClose} />
      </form>
    </search>
  );
}

function countText({ status, current, total }: FindState, t: ReturnType<typeof useTranslation<'reader'>>['t']): string {
  if (status === 'notFound') return t('find.none');
  if (total > 0) return t('find.count', { current, total });
  return status === 'pending' ? t('find.pending') : '';
}
