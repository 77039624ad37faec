import { PDFArray, PDFDict, PDFName } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFPageLeaf , PDFRef } from '@cantoo/pdf-lib';
import type { PageSource } from '../model/page-plan.ts';

const name = (text: string) => PDFName.of(text);

/** Copies the pages that come from other files; at the index of each its reference here. */
export async function borrowPages(doc: PDFDocument, pages: readonly PageSource[], sources: ReadonlyMap<string, PDFDocument>): Promise<(PDFRef | null)[]> {
  const refs: (PDFRef | null)[] = pages.map(() => null);
  for (const [versionId, source] of sources) {
    const wanted = pages.flatMap((page, index) => (page.versionId === versionId ? [{ index, page: page.page - 1 }] : []));
    const numbers = [...new Set(wanted.map(({ page }) => page))];
    for (const number of numbers) strip(source, source.getPage(number).node);
    const copies = new Map((await doc.copyPages(source, numbers)).map((copy, index) => [numbers[index]!, copy]));
    const used = new Set<number>();
    for (const { index, page } of wanted) {
      const copy = copies.get(page)!;
      refs[index] = used.has(page) ? doc.context.register(copy.node.clone(doc.context)) : copy.ref;
      used.add(page);
    }
  }
  return refs;
}

/** The same page once more: it shares what it shows, but fields of a form stand in one place only. */
export function doublePage(doc: PDFDocument, ref: PDFRef): PDFRef {
  const leaf = doc.context.lookup(ref, PDFDict).clone(doc.context);
  for (const key of ['B', 'StructParents']) leaf.delete(name(key));
  const annotations = leaf.lookup(name('Annots'));
  if (annotations instanceof PDFArray) {
    const kept = PDFArray.withContext(doc.context);
    for (const entry of annotations.asArray()) {
      const annotation = doc.context.lookup(entry);
      if (annotation instanceof PDFDict && annotation.lookup(name('Subtype')) !== name('Widget')) kept.push(entry);
    }
    leaf.set(name('Annots'), kept);
  }
  return doc.context.register(leaf);
}

/** Answers of a form become part of its pages; otherwise they would stay behind with the form. */
export function flattenForm(source: PDFDocument): void {
  try {
    const form = source.getForm();
    if (form.getFields().length > 0) form.flatten({ updateFieldAppearances: false });
  } catch {
    // A form that cannot be flattened stays behind; its pages come without it.
  }
}

/** What points to other pages of its file would drag them along. */
function strip(source: PDFDocument, leaf: PDFPageLeaf): void {
  for (const key of ['B', 'StructParents', 'AA', 'Tabs', 'PieceInfo', 'Metadata']) leaf.delete(name(key));
  const annotations = leaf.lookup(name('Annots'));
  if (!(annotations instanceof PDFArray)) return;
  const kept = annotations.asArray().filter((entry) => staysWithPage(source.context.lookup(entry)));
  const list = PDFArray.withContext(source.context);
  for (const entry of kept) list.push(entry);
  leaf.set(name('Annots'), list);
  for (const entry of kept) {
    const annotation = source.context.lookup(entry);
    if (annotation instanceof PDFDict) for (const key of ['P', 'StructParent', 'AA']) annotation.delete(name(key));
  }
}

function staysWithPage(annotation: unknown): boolean {
  if (!(annotation instanceof PDFDict)) return false;
  if (annotation.lookup(name('Subtype')) === name('Widget') || annotation.has(name('Dest'))) return false;
  const action = annotation.lookup(name('A'));
  return !(action instanceof PDFDict) || action.lookup(name('S')) === name('URI');
}
