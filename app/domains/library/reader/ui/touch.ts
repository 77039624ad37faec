type Scaled = { updateScale(options: { drawingDelay?: number; scaleFactor?: number; origin?: number[] }): void; scrollMode: number; nextPage(): boolean; previousPage(): boolean };

const pageMode = 3;
const swipeLength = 60;

/** Two fingers zoom, Ctrl and the wheel too; in page mode one finger across turns the page. */
export function attachTouch(container: HTMLElement, viewer: Scaled, signal: AbortSignal): void {
  let apart = 0;
  let from: { x: number; y: number } | null = null;
  const distance = ([a, b]: Touch[]) => (a && b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0);
  container.addEventListener('touchstart', ({ touches }) => {
    apart = touches.length === 2 ? distance([...touches]) : 0;
    const [one] = touches;
    from = one && touches.length === 1 ? { x: one.clientX, y: one.clientY } : null;
  }, { passive: true, signal });
  container.addEventListener('touchmove', (event) => {
    if (event.touches.length !== 2 || apart === 0) return;
    event.preventDefault();
    const now = distance([...event.touches]);
    if (Math.abs(now / apart - 1) < 0.02) return;
    const [a, b] = event.touches;
    viewer.updateScale({ drawingDelay: 400, scaleFactor: now / apart, origin: a && b ? [(a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2] : undefined });
    apart = now;
  }, { passive: false, signal });
  container.addEventListener('touchend', ({ changedTouches }) => {
    const [end] = changedTouches;
    if (!from || !end || viewer.scrollMode !== pageMode || !document.getSelection()?.isCollapsed) return;
    const across = end.clientX - from.x;
    // Where the page is wider than the window, a finger moves the page.
    if (Math.abs(across) < swipeLength || Math.abs(end.clientY - from.y) > Math.abs(across) / 2 || container.scrollWidth > container.clientWidth + 1) return;
    if (across < 0) viewer.nextPage();
    else viewer.previousPage();
  }, { passive: true, signal });
  container.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    viewer.updateScale({ drawingDelay: 400, scaleFactor: Math.exp(-Math.max(-50, Math.min(50, event.deltaY)) / 200), origin: [event.clientX, event.clientY] });
  }, { passive: false, signal });
}
