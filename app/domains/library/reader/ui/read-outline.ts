import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { OutlineItem } from './viewer-state.ts';

type Links = { goToDestination(destination: string | unknown[]): Promise<void> };
type Source = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

const deepest = 12;
const most = 5_000;

/** The file's table of contents; addresses elsewhere and actions in it lead nowhere. */
export async function readOutline(pdf: PDFDocumentProxy, links: Links): Promise<OutlineItem[]> {
  let left = most;
  const read = (items: readonly Source[], depth: number): OutlineItem[] =>
    depth > deepest ? [] : items.flatMap(({ title, bold, dest, items: below }) => {
      left -= 1;
      if (left < 0) return [];
      const open = () => { if (dest) void links.goToDestination(dest).catch(() => undefined); };
      return [{ title: title.trim().slice(0, 500) || '—', bold, open, children: read(below as Source[], depth + 1) }];
    });
  return read((await pdf.getOutline()) ?? [], 0);
}
