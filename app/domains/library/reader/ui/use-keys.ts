import { useEffect } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { namesOf } from '../model/key-names.ts';
import type { ReaderKey } from './reader-handle.ts';
import type { Opened } from './use-viewer.ts';

const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));
/** There a key is the control's own. */
const isPressable = (target: EventTarget | null) => target instanceof HTMLElement && /^(button|a|summary)$/i.test(target.tagName);

/** One listener for all keys of the reader and its tools; `mod+` keys also work while something is typed. */
export function useKeys(opened: Opened | null, isQuiet: boolean): void {
  useEffect(() => {
    if (!opened) return;
    const onKey = (event: KeyboardEvent) => {
      // While a dialog asks for attention the keys are its own.
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog:modal')) return;
      const names = namesOf(event).filter((name) => !isTyping(event.target) || name.startsWith('mod+') || name === 'escape');
      if (names.length === 0 || (isPressable(event.target) && /^( |Enter)$/.test(event.key))) return;
      const found = [...opened.handle.keys.all()].reverse().find(({ keys, isQuietToo = true }) => (isQuietToo || !isQuiet) && keys.some((key) => names.includes(key)));
      if (!found) return;
      event.preventDefault();
      found.run(event);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [opened, isQuiet]);
}

export type ReaderActions = { quiet: () => void; find: () => void; findAgain: (backwards: boolean) => void; goTo: () => void; help: () => void; close: () => void; switchMode: () => void; panel: (id: string) => void; fullScreen: () => void };

/** The reader's own keys: those of pdf.js, and a few letters. */
export function useOwnKeys(opened: Opened | null, actions: React.RefObject<ReaderActions>): void {
  const { t } = useTranslation('reader');
  useEffect(() => {
    if (!opened) return;
    const { viewer, handle } = opened;
    const act = () => actions.current;
    const own: ReaderKey[] = [
      { keys: ['n', 'j', 'arrowright', 'pagedown'], label: t('help.nextPage'), run: () => viewer.step(1) },
      { keys: ['p', 'k', 'arrowleft', 'pageup'], label: t('help.previousPage'), run: () => viewer.step(-1) },
      { keys: ['home'], label: t('help.first'), run: () => viewer.goTo(1) },
      { keys: ['end'], label: t('help.last'), run: () => viewer.goTo(viewer.state().pageCount) },
      { keys: ['g'], label: t('help.goTo'), run: () => act()?.goTo(), isQuietToo: false },
      { keys: ['+', '=', 'mod+=', 'mod++'], label: t('help.zoomIn'), run: () => viewer.zoomBy(1) },
      { keys: ['-', 'mod+-'], label: t('help.zoomOut'), run: () => viewer.zoomBy(-1) },
      { keys: ['0', 'mod+0'], label: t('help.zoomReset'), run: () => viewer.setZoom('auto') },
      { keys: ['r'], label: t('help.turnRight'), run: () => viewer.rotate(1) },
      { keys: ['shift+r'], label: t('help.turnLeft'), run: () => viewer.rotate(-1) },
      { keys: ['/', 'mod+f'], label: t('help.find'), run: () => act()?.find(), isQuietToo: false },
      { keys: ['mod+g'], label: t('help.findNext'), run: () => act()?.findAgain(false) },
      { keys: ['mod+shift+g'], label: t('help.findPrevious'), run: () => act()?.findAgain(true) },
      { keys: ['o', 'f4'], label: t('help.outline'), run: () => act()?.panel('outline'), isQuietToo: false },
      { keys: ['t'], label: t('help.thumbnails'), run: () => act()?.panel('thumbnails'), isQuietToo: false },
      { keys: ['m'], label: t('help.mode'), run: () => act()?.switchMode() },
      { keys: ['f'], label: t('help.fullScreen'), run: () => act()?.fullScreen() },
      { keys: ['q'], label: t('quiet.key'), run: () => act()?.quiet() },
      { keys: ['?'], label: t('help.help'), run: () => act()?.help() },
      { keys: ['escape'], label: t('help.close_key'), run: () => act()?.close() },
    ];
    const offs = own.map(handle.addKey);
    return () => offs.forEach((off) => off());
  }, [opened, actions, t]);
}
