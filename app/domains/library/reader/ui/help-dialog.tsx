import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { IconButton } from '#app/ui/button.tsx';
import type { OwnHandle } from './create-handle.ts';

const signs: Record<string, string> = { arrowright: '→', arrowleft: '←', pagedown: 'PgDn', pageup: 'PgUp', home: 'Home', end: 'End', escape: 'Esc', space: 'Space', f4: 'F4' };

/** `mod+shift+g` → "Ctrl Shift G". */
const shown = (key: string) => key.split(/(?<=.)\+(?=.)/).map((part) => (part === 'mod' ? 'Ctrl' : part === 'shift' ? 'Shift' : (signs[part] ?? part.toUpperCase()))).join(' ');

/** Every key that works now, the reader's and its tools'. */
export function HelpDialog({ handle, onClose }: { handle: OwnHandle; onClose: () => void }) {
  const { t } = useTranslation('reader');
  const keys = useSyncExternalStore(handle.keys.subscribe, handle.keys.all);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="reader-help" aria-labelledby="reader-help-title" onClose={onClose}>
      <header>
        <h2 id="reader-help-title">{t('help.title')}</h2>
        <IconButton type="button" label={t('help.close')} icon="x" onClick={() => dialog.current?.close()} />
      </header>
      <dl>
        {keys.map(({ keys: names, label }) => (
          <div key={names.join()}>
            <dt>{names.map((name) => <kbd key={name}>{shown(name)}</kbd>)}</dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
