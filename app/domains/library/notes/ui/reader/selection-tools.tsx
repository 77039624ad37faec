import { useTranslation } from '#app/platform/i18n/translation.ts';
import { IconButton } from '#app/ui/button.tsx';
import { copyText } from '#app/ui/copy-text.ts';
import type { PageSelection } from '../../../reader/ui/reader-handle.ts';
import { noteColors } from '../../model/note-kinds.ts';
import type { NoteColor } from '../../model/note-kinds.ts';
import { placeLimits } from '../../model/place-limits.ts';
import type { ReaderMark } from './marks-store.ts';

/** What is selected, as a note: over several pages it is one. */
export const draftOf = (selection: readonly PageSelection[], kind: 'highlight' | 'note', color: NoteColor): Omit<ReaderMark, 'id'> => ({
  kind, color, body: '',
  quote: selection.map(({ text }) => text).join('\n').slice(0, 10_000).toWellFormed(),
  before: selection[0]?.context.before ?? '', after: selection.at(-1)?.context.after ?? '',
  places: selection.slice(0, placeLimits.pages).map(({ pageKey, quads }) => ({ key: pageKey, ...(quads.length > 0 && { quads: quads.slice(0, placeLimits.quads).map((quad) => [...quad]) }) })),
});

type SelectionToolsProps = { selection: readonly PageSelection[]; onHighlight: (color: NoteColor) => void; onNote: () => void; onCopied: () => void };

/** Five colours, a note, and the words themselves. */
export function SelectionTools({ selection, onHighlight, onNote, onCopied }: SelectionToolsProps) {
  const { t } = useTranslation('notes');
  const copy = () => void copyText(selection.map(({ text }) => text).join('\n')).then((isCopied) => { if (isCopied) onCopied(); });
  return (
    <>
      {noteColors.map((color) => {
        const label = t('reader.highlight', { color: t(`colors.${color}`).toLowerCase() });
        return <button key={color} type="button" className={`note-color note-${color}`} aria-label={label} title={label} onClick={() => onHighlight(color)} />;
      })}
      <IconButton type="button" label={t('reader.note')} icon="message-square-plus" onClick={onNote} />
      <IconButton type="button" label={t('reader.copy')} icon="copy" onClick={copy} />
    </>
  );
}
