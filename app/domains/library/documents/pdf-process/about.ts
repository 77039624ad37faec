import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { plainText } from '../model/page-lines.ts';
import type { OutlineItem } from '../model/outline.ts';

/** What a PDF says of itself. */
export type PdfAbout = {
  pageCount: number;
  /** As printed; empty = 1, 2, 3 … */
  labels: string[];
  outline: OutlineItem[];
  /** As they are in the file, which is often nonsense. */
  title: string;
  author: string;
  hasForm: boolean;
};

const most = { items: 3_000, depth: 10, title: 300, label: 40 };
const text = (value: unknown, max: number): string => (typeof value === 'string' ? plainText(value.slice(0, 4 * max)).slice(0, max).toWellFormed() : '');

/** Parts of it may be damaged while its pages are fine. */
const or = <T>(fallback: T, work: Promise<T>): Promise<T> => work.catch(() => fallback);

export async function aboutOf(pdf: PDFDocumentProxy): Promise<PdfAbout> {
  const info = await or({}, pdf.getMetadata().then((found) => found.info as Record<string, unknown>));
  const labels = ((await or(null, pdf.getPageLabels())) ?? []).map((label) => text(label, most.label));
  return {
    pageCount: pdf.numPages,
    labels: labels.length === pdf.numPages && labels.some((label, at) => label !== String(at + 1)) ? labels : [],
    outline: await or([], outlineOf(pdf)),
    title: text((info as { Title?: unknown }).Title, 500),
    author: text((info as { Author?: unknown }).Author, 300),
    hasForm: await or(false, pdf.getFieldObjects().then((fields) => ((fields as unknown as Map<string, unknown> | null)?.size ?? 0) > 0)),
  };
}

type Node = { title: string; dest: string | unknown[] | null; items: Node[] };

async function outlineOf(pdf: PDFDocumentProxy): Promise<OutlineItem[]> {
  let left = most.items;
  const walk = async (nodes: Node[], depth: number): Promise<OutlineItem[]> => {
    const items: OutlineItem[] = [];
    for (const { title, dest, items: below } of nodes) {
      if (left <= 0) return items;
      left -= 1;
      const page = await or(null, pageOf(pdf, dest));
      items.push({ title: text(title, most.title), page, children: depth < most.depth ? await walk(below ?? [], depth + 1) : [] });
    }
    return items;
  };
  return walk(((await pdf.getOutline()) ?? []) as Node[], 1);
}

async function pageOf(pdf: PDFDocumentProxy, dest: Node['dest']): Promise<number | null> {
  const place = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
  const [page] = (place ?? []) as unknown[];
  if (typeof page === 'number') return page >= 0 && page < pdf.numPages ? page + 1 : null;
  return page && typeof page === 'object' ? (await pdf.getPageIndex(page as Parameters<PDFDocumentProxy['getPageIndex']>[0])) + 1 : null;
}
