import { Icon } from '#app/ui/icon.tsx';
import { useCallback, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { IconButton } from '#app/ui/button.tsx';
import { readerPaths } from '../paths.ts';
import { EarlyStart } from './early-start.tsx';
import { FindBar } from './find-bar.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { OwnPanels, PanelPlace } from './panels.tsx';
import { AheadBar, useMarks } from './position-parts.tsx';
import type { Ahead } from './position-parts.tsx';
import { QuietCard, QuietEndButton, QuietTimer, useQuiet } from './quiet.tsx';
import { ReaderBar } from './reader-bar.tsx';
import { ReaderContext } from './reader-handle.ts';
import { ReaderMessage, WithoutScripts } from './reader-messages.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useKeys, useOwnKeys } from './use-keys.ts';
import type { ReaderActions } from './use-keys.ts';
import { useRememberedZoom, useViewer } from './use-viewer.ts';
import { ViewMenu } from './view-menu.tsx';
import type { Place } from './viewer-state.ts';

export type ReaderPageProps = {
  book: { id: string; title: string };
  document: { documentId: string; versionId: string; pageKeys: readonly number[] };
  file: { url: string; size: number; opensWith: string | null; /** Its pages could not be read. */ isBroken: boolean };
  start: Place;
  /** Where another device went on. */
  ahead: Ahead | null;
  quiet: { since: string; until: string } | null;
  textHref: string;
  /** Tools of other wings: components that call `useReader()`. */
  children?: ReactNode;
};

const toggleFullScreen = () => void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.())?.catch(() => undefined);

/** The whole window: a line above, the pages, a panel beside them. */
export function ReaderPage({ book, document: read, file, start, ahead, quiet: goingQuiet, textHref, children }: ReaderPageProps) {
  const { t } = useTranslation('reader');
  const pageLabel = useCallback((page: number) => t('pageLabel', { page }), [t]);
  const { container, opened, state, settings, change } = useViewer({ document: { bookId: book.id, ...read }, file, start }, pageLabel);
  const quiet = useQuiet(opened, goingQuiet);
  const [isFinding, setFinding] = useState(false);
  const [isHelping, setHelping] = useState(false);
  const findField = useRef<HTMLInputElement>(null);
  const pageField = useRef<HTMLInputElement>(null);
  const find = () => {
    setFinding(true);
    findField.current?.select();
  };
  const closeAll = () => {
    if (isFinding) setFinding(false);
    else opened?.handle.openPanel(null);
    container.current?.focus();
  };
  const actions = useRef<ReaderActions>(null) as React.MutableRefObject<ReaderActions | null>;
  actions.current = {
    find, close: closeAll, help: () => setHelping(true), goTo: () => pageField.current?.focus(), fullScreen: toggleFullScreen,
    findAgain: (backwards) => (isFinding ? findField.current?.form && opened?.viewer.find({ text: findField.current.value, matchCase: false, wholeWords: false }, { backwards }) : find()),
    quiet: () => (quiet.isQuiet ? quiet.end() : quiet.begin()),
    switchMode: () => change({ mode: settings.mode === 'page' ? 'scroll' : 'page' }),
    panel: (id) => opened?.handle.openPanel(opened.handle.openedPanel() === id ? null : id),
  };
  useOwnKeys(opened, actions);
  useKeys(opened, quiet.isQuiet);
  // A question that was not answered is asked again: until then this device was nowhere.
  const [isAsking, setAsking] = useState(ahead !== null);
  if (isAsking && state.status === 'ready' && state.page !== start.page) setAsking(false);
  useMarks(book.id, opened, state.status === 'ready' && !isAsking);
  useRememberedZoom(state, settings, change);
  return (
    <ReaderContext.Provider value={opened?.handle ?? null}>
      <EarlyStart file={file} />
      <WithoutScripts textHref={textHref} />
      <div className="reader" data-paper={settings.paper} data-mode={settings.mode} data-status={state.status} data-quiet={quiet.isQuiet}>
        <ReaderBar book={book} opened={opened} state={state} pageField={pageField} onFind={find} onHelp={() => setHelping(true)}>
          <ViewMenu opened={opened} settings={settings} fit={state.fit} change={change} textHref={textHref} onFullScreen={toggleFullScreen}>
            <QuietTimer quiet={quiet} />
            <a className="menu-item" href={readerPaths.positions(book.id)}><Icon name="map-pin" />{t('places.title')}</a>
            <a className="menu-item" href={readerPaths.sittings(book.id)}><Icon name="clock" />{t('sittings.title')}</a>
          </ViewMenu>
          <IconButton type="button" label={t('quiet.title')} icon="bell-off" onClick={() => quiet.begin()} />
        </ReaderBar>
        {isFinding && opened ? <FindBar viewer={opened.viewer} state={state.find} field={findField} onClose={closeAll} /> : null}
        <main className="reader-main" id="main">
          <div ref={container} className="reader-pages" tabIndex={0} role="region" aria-label={t('pages')}><div className="pdfViewer" /></div>
          <ReaderMessage state={state} viewer={opened?.viewer} links={{ textHref, fileHref: file.url, brokenHref: file.isBroken ? readerPaths.document(book.id) : null }} />
        </main>
        {opened && ahead && isAsking && state.status === 'ready' ? <AheadBar ahead={ahead} page={start.page} opened={opened} onAnswer={() => setAsking(false)} /> : null}
        <QuietEndButton quiet={quiet} />
        <QuietCard quiet={quiet} />
        {opened ? <><OwnPanels viewer={opened.viewer} /><PanelPlace opened={opened} /><SelectionBar opened={opened} /></> : null}
        {opened && isHelping ? <HelpDialog handle={opened.handle} onClose={() => setHelping(false)} /> : null}
        {children}
      </div>
    </ReaderContext.Provider>
  );
}
