import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { noteColors } from '../../model/note-kinds.ts';
import type { NoteColor } from '../../model/note-kinds.ts';
import type { ReaderMark } from './marks-store.ts';

export type Draft = Omit<ReaderMark, 'id'> & { id?: string };

type NoteEditorProps = { draft: Draft; onSave: (given: { color: NoteColor; body: string }) => void; onRemove?: () => void; onClose: () => void };

/** One note beside the page: its quote, its words, its colour. */
export function NoteEditor({ draft, onSave, onRemove, onClose }: NoteEditorProps) {
  const { t } = useTranslation('notes');
  const [color, setColor] = useState(draft.color);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), [draft]);
  return (
    <form
      className={`note-editor note-${color}`}
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ color, body: (field.current?.value ?? '').trim().slice(0, 20_000) });
      }}
    >
      {draft.quote ? <blockquote className="note-quote line-clamp-6" dir="auto">{draft.quote}</blockquote> : null}
      <label className="label" htmlFor="note-editor-body">{t(`kinds.${draft.kind}`)}</label>
      <textarea ref={field} id="note-editor-body" className="input" rows={5} maxLength={20_000} dir="auto" defaultValue={draft.body} />
      <fieldset className="note-colors">
        <legend className="hidden-visually">{t('colors.label')}</legend>
        {noteColors.map((one) => (
          <label key={one} className={`note-color note-${one}`} title={t(`colors.${one}`)}>
            <input type="radio" name="note-editor-color" className="hidden-visually" value={one} checked={color === one} onChange={() => setColor(one)} aria-label={t(`colors.${one}`)} />
          </label>
        ))}
      </fieldset>
      <div className="actions">
        <Button variant="primary">{t('actions.save')}</Button>
        <Button type="button" variant="quiet" onClick={onClose}>{t('reader.done')}</Button>
        {onRemove ? <Button type="button" variant="quiet" icon="trash" onClick={onRemove}>{t('actions.remove')}</Button> : null}
      </div>
    </form>
  );
}
