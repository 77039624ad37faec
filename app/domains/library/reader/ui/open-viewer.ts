import { openDocument } from './open-document.ts';
import type { ReadableFile } from './open-document.ts';
import { EventBus, PDFFindController, PDFLinkService, PDFViewer, ScrollMode, SpreadMode } from 'pdfjs-dist/web/pdf_viewer.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { createSignal } from '../model/registry.ts';
import type { PageView } from './drawn-page.ts';
import { pdfjsFolder } from './pdfjs-folder.ts';
import { readOutline } from './read-outline.ts';
import { attachTouch } from './touch.ts';
import { beforeOpening } from './viewer-state.ts';
import type { FindState, Mode, Place, Spread, Viewer, ViewerState, Zoom } from './viewer-state.ts';

export type ViewerOptions = {
  container: HTMLDivElement;
  file: ReadableFile;
  start: Place;
  mode: Mode;
  spread: Spread;
  zoom: Zoom;
  pageLabel: (page: number) => string;
  onDrawn: (view: PageView) => void;
};

const annotationsWithoutForms = 1;
const maxCanvasPixels = 2 ** 25;
const steps = { smallest: 0.25, largest: 8, factor: 1.1 };

/** Texts of the library that we never show, or say ourselves. */
const noTexts = {
  getLanguage: () => 'en-us', getDirection: () => 'ltr', get: (_id: unknown, _args?: unknown, fallback?: string) => Promise.resolve(fallback ?? ''),
  translate: () => Promise.resolve(), translateOnce: () => Promise.resolve(), destroy: () => Promise.resolve(), pause: () => undefined, resume: () => undefined,
};

/** pdf.js's own viewer, without its chrome. */
export function openViewer(options: ViewerOptions): Viewer {
  const closing = new AbortController();
  const parts = assemble(options, closing.signal);
  const { links, pdfViewer } = parts;
  const { state, become, subscribe } = tellingState({ ...beforeOpening, page: options.start.page });
  let answer: ((password: string) => void) | null = null;
  const opening = openDocument(options.file, (give, isWrong) => {
    answer = give;
    become({ status: isWrong ? 'wrongPassword' : 'password' });
  });
  listen(parts, options, state, become);
  opening.promise.then(
    (pdf) => show(pdf, parts, become, { signal: closing.signal, pageLabel: options.pageLabel }),
    () => { if (!closing.signal.aborted) become({ status: 'failed' }); },
  );
  return {
    state, subscribe,
    goTo: (page, place) => goToPlace(parts, page, place),
    place: () => placeIn(options.container, pdfViewer),
    ...controlsOf(parts, options.container),
    givePassword: (password) => {
      become({ status: 'opening' });
      answer?.(password);
    },
    drawThumbnail: (page, canvas, width) => drawThumbnail(pdfViewer.pdfDocument, page, canvas, width),
    close: () => {
      closing.abort();
      pdfViewer.setDocument(null as never);
      links.setDocument(null as never);
      opening.close();
    },
  };
}

/** The library says several things at once, and each telling draws the page's bar anew: it is told once of all of them. */
function tellingState(first: ViewerState) {
  const changed = createSignal<void>();
  let state = first;
  let isTelling = false;
  return {
    state: () => state,
    become(next: Partial<ViewerState>) {
      state = { ...state, ...next };
      if (isTelling) return;
      isTelling = true;
      queueMicrotask(() => {
        isTelling = false;
        changed.emit();
      });
    },
    subscribe: changed.on,
  };
}

const scrollModes = { scroll: ScrollMode.VERTICAL, page: ScrollMode.PAGE };
const spreadModes = { one: SpreadMode.NONE, two: SpreadMode.ODD };

function assemble({ container }: ViewerOptions, abortSignal: AbortSignal) {
  const bus = new EventBus();
  const links = new PDFLinkService({ eventBus: bus, externalLinkTarget: 2, externalLinkRel: 'noopener noreferrer nofollow' });
  const finder = new PDFFindController({ eventBus: bus, linkService: links });
  const pdfViewer = new PDFViewer({
    container, eventBus: bus, linkService: links, findController: finder, l10n: noTexts, abortSignal, removePageBorders: true, maxCanvasPixels,
    annotationMode: annotationsWithoutForms, annotationEditorMode: -1, imageResourcesPath: `${pdfjsFolder}images/`,
  } as unknown as ConstructorParameters<typeof PDFViewer>[0]);
  links.setViewer(pdfViewer);
  attachTouch(container, pdfViewer, abortSignal);
  return { bus, links, finder, pdfViewer };
}

function controlsOf({ bus, pdfViewer }: Parts, container: HTMLElement): Pick<Viewer, 'step' | 'setMode' | 'setSpread' | 'setZoom' | 'zoomBy' | 'rotate' | 'find' | 'endFind'> {
  return {
    step: (direction) => void (direction === 1 ? pdfViewer.nextPage() : pdfViewer.previousPage()),
    setMode: (mode) => { pdfViewer.scrollMode = scrollModes[mode]; },
    setSpread: (spread) => { pdfViewer.spreadMode = spreadModes[spread]; },
    setZoom: (zoom) => { pdfViewer.currentScaleValue = String(zoom); },
    zoomBy: (count) => pdfViewer.updateScale({ drawingDelay: 300, scaleFactor: steps.factor ** count }),
    rotate: (quarters) => { pdfViewer.pagesRotation = (pdfViewer.pagesRotation + quarters * 90 + 360) % 360; },
    find: ({ text, matchCase, wholeWords }, again) => {
      bus.dispatch('find', { source: container, type: again ? 'again' : '', query: text, caseSensitive: matchCase, entireWord: wholeWords, highlightAll: true, findPrevious: again?.backwards ?? false, matchDiacritics: false });
    },
    endFind: () => bus.dispatch('findbarclose', { source: container }),
  };
}

type Parts = ReturnType<typeof assemble>;
type Become = (next: Partial<ViewerState>) => void;

function show(pdf: PDFDocumentProxy, parts: Parts, become: Become, { signal, pageLabel }: { signal: AbortSignal; pageLabel: ViewerOptions['pageLabel'] }): void {
  const { links, pdfViewer } = parts;
  if (signal.aborted) return;
  links.setDocument(pdf);
  pdfViewer.setDocument(pdf);
  become({ pageCount: pdf.numPages });
  // The names of hundreds of pages and what is in the panels can wait until the first page is on the screen.
  void pdfViewer.onePageRendered?.then(async () => {
    await new Promise((done) => setTimeout(done));
    if (signal.aborted) return;
    for (let page = 1; page <= pdfViewer.pagesCount; page += 1) viewOf(parts, page).div.setAttribute('aria-label', pageLabel(page));
    const [labels, outline] = await Promise.all([pdf.getPageLabels(), readOutline(pdf, links)]);
    if (!signal.aborted) become({ labels: isTelling(labels) ? labels : null, outline });
  }).catch(() => undefined);
}

const isTelling = (labels: string[] | null): labels is string[] => labels !== null && labels.some((label, index) => label !== '' && label !== String(index + 1));

function listen(parts: Parts, options: ViewerOptions, state: () => ViewerState, become: Become): void {
  const { bus, pdfViewer } = parts;
  bus.on('pagesinit', () => {
    pdfViewer.scrollMode = scrollModes[options.mode];
    pdfViewer.spreadMode = spreadModes[options.spread];
    pdfViewer.currentScaleValue = String(options.zoom);
    if (options.start.page > 1 || options.start.permille > 0) goToPlace(parts, Math.min(options.start.page, pdfViewer.pagesCount), options.start);
  });
  bus.on('pagerendered', ({ pageNumber }: { pageNumber: number }) => {
    if (state().status !== 'ready') become({ status: 'ready' });
    options.onDrawn(viewOf(parts, pageNumber));
  });
  bus.on('textlayerrendered', ({ pageNumber }: { pageNumber: number }) => options.onDrawn(viewOf(parts, pageNumber)));
  bus.on('pagechanging', ({ pageNumber }: { pageNumber: number }) => become({ page: pageNumber }));
  bus.on('scalechanging', ({ scale, presetValue }: { scale: number; presetValue?: ViewerState['fit'] }) => become({ scale, fit: presetValue ?? null }));
  bus.on('rotationchanging', ({ pagesRotation }: { pagesRotation: number }) => become({ rotation: pagesRotation }));
  const count = ({ current, total }: { current: number; total: number }) => ({ current, total });
  bus.on('updatefindmatchescount', ({ matchesCount }: { matchesCount: { current: number; total: number } }) => become({ find: { ...state().find, ...count(matchesCount) } }));
  bus.on('updatefindcontrolstate', ({ state: code, matchesCount }: { state: number; matchesCount: { current: number; total: number } }) => {
    const status = (['found', 'notFound', 'wrapped', 'pending'] as const)[code] ?? 'idle';
    become({ find: { status, ...count(matchesCount) } satisfies FindState });
  });
  new ResizeObserver(() => {
    const { fit } = state();
    if (fit) pdfViewer.currentScaleValue = fit;
  }).observe(options.container);
}

const viewOf = ({ pdfViewer }: Parts, page: number) => pdfViewer.getPageView(page - 1) as unknown as PageView;

function goToPlace({ pdfViewer, links }: Parts, page: number, place?: { top?: number; permille?: number }): void {
  if (!Number.isInteger(page) || page < 1 || page > pdfViewer.pagesCount) return;
  const view = viewOf({ pdfViewer } as Parts, page);
  const { width, height } = view.viewport;
  const scale = pdfViewer.currentScale * (96 / 72);
  const down = place?.top === undefined ? ((place?.permille ?? 0) / 1000) * height : place.top * scale;
  if (down <= 0) {
    links.goToPage(page);
    return;
  }
  const [x = 0, y = 0] = view.viewport.convertToPdfPoint(width / 2, down);
  pdfViewer.scrollPageIntoView({ pageNumber: page, destArray: [null, { name: 'XYZ' }, x, y, null] as never, allowNegativeOffset: true });
}

/** The page under the upper edge of the window, as far as the library follows it, and how far down it. */
function placeIn(container: HTMLElement, pdfViewer: PDFViewer): Place {
  const page = pdfViewer.currentPageNumber;
  const view = pdfViewer.getPageView(page - 1) as unknown as PageView | undefined;
  if (!view) return { page, permille: 0 };
  const hidden = container.getBoundingClientRect().top - view.div.getBoundingClientRect().top;
  return { page, permille: Math.round(Math.min(1, Math.max(0, hidden / Math.max(1, view.div.offsetHeight))) * 1000) };
}

async function drawThumbnail(pdf: PDFDocumentProxy | null | undefined, number: number, canvas: HTMLCanvasElement, width: number): Promise<void> {
  if (!pdf) return;
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport }).promise;
}
