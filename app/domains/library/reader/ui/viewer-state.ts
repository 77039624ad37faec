export type Paper = 'light' | 'sepia' | 'dark';
export type Mode = 'scroll' | 'page';
export type Spread = 'one' | 'two';
/** Fit in a way, or a number: 1 = as large as on paper. */
export type Zoom = 'page-width' | 'page-fit' | 'auto' | number;

export type OutlineItem = { title: string; bold: boolean; open: () => void; children: OutlineItem[] };

export type FindState = { status: 'idle' | 'pending' | 'found' | 'notFound' | 'wrapped'; current: number; total: number };

export type ViewerState = {
  status: 'opening' | 'ready' | 'password' | 'wrongPassword' | 'failed';
  page: number;
  pageCount: number;
  /** As printed, where that differs from 1, 2, 3 … */
  labels: readonly string[] | null;
  scale: number;
  /** What keeps the scale when the window changes; null = a number was chosen. */
  fit: Exclude<Zoom, number> | null;
  rotation: number;
  outline: readonly OutlineItem[] | null;
  find: FindState;
};

export const beforeOpening: ViewerState = {
  status: 'opening', page: 1, pageCount: 0, labels: null, scale: 1, fit: 'auto', rotation: 0, outline: null, find: { status: 'idle', current: 0, total: 0 },
};

export type FindQuestion = { text: string; matchCase: boolean; wholeWords: boolean };

export type Place = { page: number; permille: number };

/** The viewer as the reader's own parts use it. */
export type Viewer = {
  state(): ViewerState;
  subscribe(listener: () => void): () => void;
  goTo(page: number, place?: { top?: number; permille?: number }): void;
  /** Where the top of the window is: a page and how far down it. */
  place(): Place;
  step(direction: 1 | -1): void;
  setMode(mode: Mode): void;
  setSpread(spread: Spread): void;
  setZoom(zoom: Zoom): void;
  zoomBy(steps: number): void;
  rotate(quarters: 1 | -1): void;
  find(question: FindQuestion, again?: { backwards: boolean }): void;
  endFind(): void;
  givePassword(password: string): void;
  /** A small picture of a page, drawn into a canvas that is given. */
  drawThumbnail(page: number, canvas: HTMLCanvasElement, width: number): Promise<void>;
  close(): void;
};
