import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { IconButton } from '#app/ui/button.tsx';
import { useReaderSetup } from './reader-handle.ts';
import type { Opened } from './use-viewer.ts';
import type { OutlineItem, Viewer, ViewerState } from './viewer-state.ts';

/** Beside the pages, or over their lower half on phones: one panel at a time. */
export function PanelPlace({ opened: { handle } }: { opened: Opened }) {
  const { t } = useTranslation('reader');
  const panels = useSyncExternalStore(handle.panels.subscribe, handle.panels.all);
  const current = useSyncExternalStore(handle.onPanel, handle.openedPanel);
  const panel = panels.find(({ id }) => id === current);
  if (!panel) return null;
  return (
    <aside className="reader-panel" aria-label={panel.label}>
      <header>
        <h2>{panel.label}</h2>
        <IconButton type="button" label={t('panels.close')} icon="x" onClick={() => handle.openPanel(null)} />
      </header>
      <div className="reader-panel-body">{panel.render()}</div>
    </aside>
  );
}

/** The reader's own two panels. */
export function OwnPanels({ viewer }: { viewer: Viewer }) {
  const { t } = useTranslation('reader');
  const outline = t('panels.outline');
  const thumbnails = t('panels.thumbnails');
  useReaderSetup((reader) => reader.addPanel({ id: 'outline', order: 1, label: outline, icon: 'table-of-contents', render: () => <Outline viewer={viewer} /> }), [viewer, outline]);
  useReaderSetup((reader) => reader.addPanel({ id: 'thumbnails', order: 2, label: thumbnails, icon: 'gallery-vertical-end', render: () => <Thumbnails viewer={viewer} /> }), [viewer, thumbnails]);
  return null;
}

const useViewerState = (viewer: Viewer): ViewerState => useSyncExternalStore(viewer.subscribe, viewer.state);

function Outline({ viewer }: { viewer: Viewer }) {
  const { t } = useTranslation('reader');
  const { outline } = useViewerState(viewer);
  if (!outline || outline.length === 0) return <p className="reader-empty">{t('panels.noOutline')}</p>;
  return <OutlineLevel items={outline} />;
}

function OutlineLevel({ items }: { items: readonly OutlineItem[] }) {
  return (
    <ul className="reader-outline">
      {items.map((item, index) => (
        <li key={`${index}-${item.title}`}>
          <button type="button" onClick={item.open}>{item.bold ? <strong>{item.title}</strong> : item.title}</button>
          {item.children.length > 0 ? <OutlineLevel items={item.children} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Thumbnails({ viewer }: { viewer: Viewer }) {
  const { pageCount, page, labels } = useViewerState(viewer);
  return (
    <ol className="reader-thumbnails">
      {Array.from({ length: pageCount }, (_, index) => <Thumbnail key={index} viewer={viewer} page={index + 1} label={labels?.[index] ?? String(index + 1)} isCurrent={page === index + 1} />)}
    </ol>
  );
}

const thumbnailWidth = 120;

/** Drawn when it comes into view. */
function Thumbnail({ viewer, page, label, isCurrent }: { viewer: Viewer; page: number; label: string; isCurrent: boolean }) {
  const { t } = useTranslation('reader');
  const button = useRef<HTMLButtonElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (!button.current) return;
    const observer = new IntersectionObserver(([entry]) => { if (entry?.isIntersecting) setSeen(true); }, { rootMargin: '200px' });
    observer.observe(button.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (isSeen && canvas.current) void viewer.drawThumbnail(page, canvas.current, thumbnailWidth * Math.min(2, window.devicePixelRatio)).catch(() => undefined);
  }, [isSeen, viewer, page]);
  useEffect(() => {
    if (isCurrent) button.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li>
      <button ref={button} type="button" aria-current={isCurrent ? 'page' : undefined} aria-label={t('pageLabel', { page })} onClick={() => viewer.goTo(page)}>
        <canvas ref={canvas} aria-hidden />
        <span aria-hidden>{label || page}</span>
      </button>
    </li>
  );
}
