import { createRegistry, createSignal } from '../model/registry.ts';
import { drawnPage } from './drawn-page.ts';
import type { PageView } from './drawn-page.ts';
import { readSelection } from './read-selection.ts';
import type { DrawnPage, PageSelection, QuietCount, ReaderHandle, ReaderKey, ReaderPanel, SelectionTool } from './reader-handle.ts';
import type { Viewer } from './viewer-state.ts';

export type ReadDocument = { bookId: string; documentId: string; versionId: string; pageKeys: readonly number[] };

/** The handle with what only the reader itself does with it. */
export type OwnHandle = ReaderHandle & {
  drawn(view: PageView): void;
  /** The viewer is there: from now on pages can be gone to. */
  connect(viewer: Viewer): () => void;
  close(): void;
  readonly tools: ReturnType<typeof createRegistry<SelectionTool>>;
  readonly panels: ReturnType<typeof createRegistry<ReaderPanel>>;
  readonly keys: ReturnType<typeof createRegistry<ReaderKey>>;
  readonly quietCounts: ReturnType<typeof createRegistry<QuietCount>>;
  onPanel(listener: () => void): () => void;
};

const byOrder = (a: { order: number }, b: { order: number }) => a.order - b.order;

export function createHandle(source: ReadDocument): OwnHandle {
  const tools = createRegistry<SelectionTool>(byOrder);
  const panels = createRegistry<ReaderPanel>(byOrder);
  const keys = createRegistry<ReaderKey>();
  const quietCounts = createRegistry<QuietCount>();
  const panelChanged = createSignal<void>();
  const pageChanged = createSignal<number>();
  const pageDrawn = createSignal<DrawnPage>();
  const drawn = new Map<number, DrawnPage>();
  let viewer: Viewer | null = null;
  let openedPanel: string | null = null;
  const keyOf = (page: number) => source.pageKeys[page - 1] ?? page;
  const pages = () => [...drawn.values()].filter(({ element }) => element.isConnected && element.dataset.loaded === 'true');
  const selected = watchSelection(pages);
  const handle: OwnHandle = {
    ...source,
    get pageCount() { return viewer?.state().pageCount ?? source.pageKeys.length; },
    currentPage: () => viewer?.state().page ?? 1,
    goTo: (page, place) => viewer?.goTo(page, place),
    onPageChange: pageChanged.on,
    pages,
    onPageDrawn(listener) {
      pages().forEach(listener);
      return pageDrawn.on(listener);
    },
    selection: selected.now,
    onSelection: selected.on,
    clearSelection: () => document.getSelection()?.removeAllRanges(),
    addSelectionTool: tools.add,
    addPanel: panels.add,
    openPanel(id) {
      openedPanel = id;
      panelChanged.emit();
    },
    openedPanel: () => openedPanel,
    addKey: keys.add,
    addQuietCount: quietCounts.add,
    tools, panels, keys, quietCounts,
    onPanel: panelChanged.on,
    drawn(view) {
      const page = drawnPage(view, keyOf(view.id));
      drawn.set(view.id, page);
      pageDrawn.emit(page);
    },
    connect(opened) {
      viewer = opened;
      let page = opened.state().page;
      return opened.subscribe(() => {
        const now = opened.state().page;
        if (now !== page) pageChanged.emit(page = now);
      });
    },
    close: () => selected.close(),
  };
  return handle;
}

/** What is selected, told when the hand has come to rest: each time it is asked for costs a walk through the page's words. */
function watchSelection(pages: () => DrawnPage[]) {
  const changed = createSignal<PageSelection[]>();
  let current: PageSelection[] = [];
  let timer = 0;
  const read = () => {
    const next = readSelection(pages());
    if (next.length === 0 && current.length === 0) return;
    current = next;
    changed.emit(current);
  };
  const onChange = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(read, 200);
  };
  document.addEventListener('selectionchange', onChange);
  return {
    now: () => readSelection(pages()),
    on: changed.on,
    close() {
      window.clearTimeout(timer);
      document.removeEventListener('selectionchange', onChange);
    },
  };
}
