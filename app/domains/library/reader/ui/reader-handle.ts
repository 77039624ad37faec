import { createContext, useContext, useEffect } from 'react';
import type { ReactNode } from 'react';
import type { IconName } from '#app/ui/icon.tsx';

/**
 * What other wings hold on to while somebody reads: pages as they appear, what is selected, and places for their own buttons,
 * panels and keys. The reader itself knows no note and no word. A tool is a component inside the reader's page that calls
 * `useReader()` and registers itself in an effect; every `add…` and `on…` returns what takes it away again.
 */
export type ReaderHandle = {
  readonly bookId: string;
  readonly documentId: string;
  readonly versionId: string;
  readonly pageCount: number;
  /** The name of each page that it keeps through all versions. */
  readonly pageKeys: readonly number[];
  currentPage(): number;
  /** `top`: how far down the page, in PDF points from its upper edge as shown. */
  goTo(pageNumber: number, place?: { top?: number }): void;
  onPageChange(listener: (pageNumber: number) => void): Off;
  /** Pages that are drawn now. */
  pages(): DrawnPage[];
  /** Called for every page that is drawn already, and each time a page is drawn (again: after zooming, turning, coming back). */
  onPageDrawn(listener: (page: DrawnPage) => void): Off;
  /** What is selected now, page by page; empty = nothing. */
  selection(): PageSelection[];
  onSelection(listener: (selection: PageSelection[]) => void): Off;
  clearSelection(): void;
  addSelectionTool(tool: SelectionTool): Off;
  addPanel(panel: ReaderPanel): Off;
  openPanel(id: string | null): void;
  openedPanel(): string | null;
  addKey(key: ReaderKey): Off;
  /** Numbers for the card at the end of a quiet time ("words saved"): asked with when it began. */
  addQuietCount(count: QuietCount): Off;
};

export type Off = () => void;

/** One line of selected or marked text in PDF points, as QuadPoints of an annotation: upper left, upper right, lower left, lower right. */
export type Quad = readonly [x1: number, y1: number, x2: number, y2: number, x3: number, y3: number, x4: number, y4: number];

export type PageSelection = {
  pageNumber: number;
  pageKey: number;
  text: string;
  /** About 80 characters on either side, of the same page. */
  context: { before: string; after: string };
  quads: Quad[];
};

export type DrawnPage = {
  number: number;
  key: number;
  /** The page itself: positioned, exactly as large as the paper. */
  element: HTMLElement;
  /** With the page's words in spans; null while it is not there yet (the page is announced again when it is). */
  textLayer: HTMLElement | null;
  /** A layer of one's own over the page, the same one each time it is asked for by the same name. */
  layer(name: string): HTMLElement;
  /** Where a quad lies on the page as it is shown, in percent of its width and height. */
  boxOf(quad: Quad): Box;
  /** A point of the window in PDF points. */
  pointAt(clientX: number, clientY: number): { x: number; y: number };
  /** A range inside the text layer as quads, one for each line. */
  quadsOf(range: Range): Quad[];
};

export type Box = { left: number; top: number; width: number; height: number };

/** Shown in the small bar beside a selection. */
export type SelectionTool = {
  id: string;
  /** Lower numbers stand first. */
  order: number;
  render(given: { selection: PageSelection[]; close: () => void }): ReactNode;
};

/** Opened by a button in the reader's bar; shown beside the pages, below them on phones. */
export type ReaderPanel = {
  id: string;
  order: number;
  label: string;
  icon: IconName;
  /** No button of its own: only `openPanel` opens it. */
  isHidden?: boolean;
  render(): ReactNode;
};

export type ReaderKey = {
  /** As `KeyboardEvent.key`, without regard to case; several do the same. `mod+` stands for Ctrl or ⌘, `shift+` for Shift. */
  keys: readonly string[];
  /** For the help under `?`. */
  label: string;
  run(event: KeyboardEvent): void;
  /** Also works while a quiet time hides everything but the page. Yes unless said otherwise. */
  isQuietToo?: boolean;
};

export type QuietCount = (since: Date) => Promise<{ label: string; count: number }>;

/** Null until the first page can be shown. */
export const ReaderContext = createContext<ReaderHandle | null>(null);

export const useReader = (): ReaderHandle | null => useContext(ReaderContext);

/** Registers while the component is there: `useReaderSetup((reader) => reader.addKey(…), [deps])`. */
export function useReaderSetup(setUp: (reader: ReaderHandle) => Off | undefined, deps: readonly unknown[]): void {
  const reader = useReader();
  // The caller says what its set-up depends on.
  useEffect(() => (reader ? setUp(reader) : undefined), [reader, ...deps]);
}
