export type Rect = { left: number; top: number; right: number; bottom: number };

/** Many small boxes (a span each, sometimes twice) become one for each line of text, from top to bottom as they came. */
export function mergeIntoLines(rects: readonly Rect[]): Rect[] {
  const lines: Rect[] = [];
  for (const rect of rects) {
    if (rect.right - rect.left < 0.5 || rect.bottom - rect.top < 0.5) continue;
    const line = lines.find((one) => isSameLine(one, rect));
    if (!line) lines.push({ ...rect });
    else {
      line.left = Math.min(line.left, rect.left);
      line.right = Math.max(line.right, rect.right);
      line.top = Math.min(line.top, rect.top);
      line.bottom = Math.max(line.bottom, rect.bottom);
    }
  }
  return lines;
}

/** They share more than half of the lower one's height, and no column lies between them. */
function isSameLine(a: Rect, b: Rect): boolean {
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const height = Math.min(a.bottom - a.top, b.bottom - b.top);
  const gap = Math.max(a.left, b.left) - Math.min(a.right, b.right);
  return shared > height / 2 && gap < height * 2;
}
