import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { createHandle } from './create-handle.ts';
import type { OwnHandle, ReadDocument } from './create-handle.ts';
import type { ReadableFile } from './open-document.ts';
import { loadSettings, saveSettings, usualSettings, watchRoom } from './reader-settings.ts';
import type { ReaderSettings } from './reader-settings.ts';
import { beforeOpening } from './viewer-state.ts';
import type { Place, Viewer, ViewerState } from './viewer-state.ts';

/** Begins to load while the page is still being taken over; other pages never load this module. */
const opener = typeof document === 'undefined' ? null : import('./open-viewer.ts');

export type Opened = { viewer: Viewer; handle: OwnHandle };

export type UsedViewer = {
  /** For the element that scrolls. */
  container: React.RefObject<HTMLDivElement>;
  opened: Opened | null;
  state: ViewerState;
  settings: ReaderSettings;
  change: (next: Partial<ReaderSettings>) => void;
};

const nothing = () => () => undefined;

export function useViewer(source: { document: ReadDocument; file: ReadableFile; start: Place }, pageLabel: (page: number) => string): UsedViewer {
  const container = useRef<HTMLDivElement>(null);
  const given = useRef({ ...source, pageLabel });
  const [opened, setOpened] = useState<Opened | null>(null);
  const [settings, setSettings] = useState(usualSettings);
  useEffect(() => {
    const { document: read, file, start, pageLabel: label } = given.current;
    const liked = loadSettings();
    setSettings(liked);
    const handle = createHandle(read);
    let viewer: Viewer | undefined;
    let isGone = false;
    let disconnect = () => {};
    void opener?.then(({ openViewer }) => {
      if (isGone || !container.current) return;
      viewer = openViewer({ container: container.current, file, start, mode: liked.mode, spread: liked.spread, zoom: liked.zoom, pageLabel: label, onDrawn: handle.drawn });
      disconnect = handle.connect(viewer);
      setOpened({ viewer, handle });
    });
    return () => {
      isGone = true;
      disconnect();
      handle.close();
      viewer?.close();
    };
  }, []);
  useEffect(() => watchRoom(() => setSettings((now) => ({ ...now, paper: loadSettings().paper }))), []);
  const state = useSyncExternalStore(opened?.viewer.subscribe ?? nothing, () => opened?.viewer.state() ?? beforeOpening, () => beforeOpening);
  const change = (next: Partial<ReaderSettings>) => {
    const all = { ...settings, ...next };
    setSettings(all);
    saveSettings(all);
    if (next.mode) opened?.viewer.setMode(next.mode);
    if (next.spread) opened?.viewer.setSpread(next.spread);
    if (next.zoom) opened?.viewer.setZoom(next.zoom);
  };
  return { container, opened, state, settings, change };
}

/** A size chosen by hand, by fingers or by keys is liked as well. */
export function useRememberedZoom(state: ViewerState, settings: ReaderSettings, change: (next: Partial<ReaderSettings>) => void): void {
  const zoom = state.fit ?? Math.round(state.scale * 100) / 100;
  const remember = useRef({ settings, change });
  remember.current = { settings, change };
  useEffect(() => {
    if (state.status !== 'ready') return;
    const { settings: now } = remember.current;
    if (now.zoom !== zoom) saveSettings({ ...now, zoom });
  }, [zoom, state.status]);
}
