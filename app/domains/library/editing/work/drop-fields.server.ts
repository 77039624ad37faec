import { PDFArray, PDFDict, PDFName, PDFRef } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFPageLeaf } from '@cantoo/pdf-lib';

const name = (text: string) => PDFName.of(text);

/** Fields of a form that stood on deleted pages alone go with them, and so does what was typed into them. */
export function dropFields(doc: PDFDocument, leaves: readonly PDFPageLeaf[]): void {
  const form = doc.catalog.lookup(name('AcroForm'));
  if (!(form instanceof PDFDict)) return;
  const gone = new Set(leaves.flatMap((leaf) => {
    const annotations = leaf.lookup(name('Annots'));
    return annotations instanceof PDFArray ? annotations.asArray().filter((entry) => entry instanceof PDFRef) : [];
  }));
  const fields = form.lookup(name('Fields'));
  if (fields instanceof PDFArray && gone.size > 0) form.set(name('Fields'), withoutGone(doc, fields, gone, new Set()));
}

function withoutGone(doc: PDFDocument, fields: PDFArray, gone: ReadonlySet<unknown>, seen: Set<unknown>): PDFArray {
  const kept = PDFArray.withContext(doc.context);
  for (const entry of fields.asArray()) {
    if (gone.has(entry) || seen.has(entry)) continue;
    seen.add(entry);
    const field = doc.context.lookup(entry);
    const kids = field instanceof PDFDict ? field.lookup(name('Kids')) : undefined;
    if (field instanceof PDFDict && kids instanceof PDFArray && kids.size() > 0) {
      const left = withoutGone(doc, kids, gone, seen);
      if (left.size() === 0) continue;
      field.set(name('Kids'), left);
    }
    kept.push(entry);
  }
  return kept;
}
