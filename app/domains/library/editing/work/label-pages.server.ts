import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber } from '@cantoo/pdf-lib';
import type { PDFDocument } from '@cantoo/pdf-lib';

const name = (text: string) => PDFName.of(text);

/** Printed page numbers go with their pages; `before` says which page each was, null for one that came in. */
export function labelPages(doc: PDFDocument, before: readonly (number | null)[], labels: readonly string[]): void {
  if (!doc.catalog.has(name('PageLabels'))) return;
  if (labels.length === 0) return void doc.catalog.delete(name('PageLabels'));
  const numbers = PDFArray.withContext(doc.context);
  before.forEach((page, index) => {
    numbers.push(PDFNumber.of(index));
    const label = PDFDict.withContext(doc.context);
    label.set(name('P'), PDFHexString.fromText((page === null ? undefined : labels[page - 1]) || `${index + 1}`));
    numbers.push(label);
  });
  const tree = PDFDict.withContext(doc.context);
  tree.set(name('Nums'), numbers);
  doc.catalog.set(name('PageLabels'), tree);
}
