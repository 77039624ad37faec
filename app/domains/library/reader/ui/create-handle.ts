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
  const keys = createRegistry<ReaderKey>();
  const quietCounts = createRegistry<QuietCount>();
  const pageChanged = createSignal<number>();
  const drawnPages = createDrawnPages((page) => source.pageKeys[page - 1] ?? page);
  const selected = watchSelection(drawnPages.pages);
  let viewer: Viewer | null = null;
  return {
    ...source, ...drawnPages, ...createPanels(), tools, keys, quietCounts,
    get pageCount() { return viewer?.state().pageCount ?? source.pageKeys.length; },
    currentPage: () => viewer?.state().page ?? 1,
    goTo: (page, place) => viewer?.goTo(page, place),
    onPageChange: pageChanged.on,
    selection: selected.now,
    onSelection: selected.on,
    clearSelection: () => document.getSelection()?.removeAllRanges(),
    addSelectionTool: tools.add,
    addKey: keys.add,
    addQuietCount: quietCounts.add,
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
}

function createDrawnPages(keyOf: (page: number) => number): Pick<OwnHandle, 'pages' | 'onPageDrawn' | 'drawn'> {
  const drawn = new Map<number, DrawnPage>();
  const pageDrawn = createSignal<DrawnPage>();
  const pages = () => [...drawn.values()].filter(({ element }) => element.isConnected && element.dataset.loaded === 'true');
  return {
    pages,
    onPageDrawn(listener) {
      pages().forEach(listener);
      return pageDrawn.on(listener);
    },
    drawn(view) {
      const page = drawnPage(view, keyOf(view.id));
      drawn.set(view.id, page);
      pageDrawn.emit(page);
    },
  };
}

function createPanels(): Pick<OwnHandle, 'panels' | 'addPanel' | 'openPanel' | 'openedPanel' | 'onPanel'> {
  const panels = createRegistry<ReaderPanel>(byOrder);
  const changed = createSignal<void>();
  let opened: string | null = null;
  return {
    panels,
    addPanel: panels.add,
    openPanel(id) {
      opened = id;
      changed.emit();
    },
    openedPanel: () => opened,
    onPanel: changed.on,
  };
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
