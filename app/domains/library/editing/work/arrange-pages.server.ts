import { PDFArray, PDFDict, PDFName, PDFNumber, PDFPageLeaf, PDFRef } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFObject } from '@cantoo/pdf-lib';
import type { PageSource } from '../model/page-plan.ts';
import { dropFields } from './drop-fields.server.ts';
import { labelPages } from './label-pages.server.ts';
import { pruneOutline } from './outline-tree.server.ts';
import { borrowPages, doublePage } from './borrow-pages.server.ts';

const name = (text: string) => PDFName.of(text);
const inherited = ['Resources', 'MediaBox', 'CropBox', 'Rotate'].map(name);

export type Arrangement = { pages: readonly PageSource[]; sources: ReadonlyMap<string, PDFDocument>; labels: readonly string[] };

/**
 * Makes the file consist of exactly these pages, in place: outline, form, attachments and description stay with it, and
 * what belonged to deleted pages alone goes.
 */
export async function arrangePages(doc: PDFDocument, { pages, sources, labels }: Arrangement): Promise<void> {
  const own = ownLeaves(doc);
  const foreign = await borrowPages(doc, pages, sources);
  const used = new Set<PDFRef>();
  const refs = pages.map((page, index) => {
    const found = page.versionId === null ? own[page.page - 1] : foreign[index];
    if (!found) throw new RangeError(`no page ${page.page}`);
    const ref = used.has(found) ? doublePage(doc, found) : found;
    used.add(found);
    turn(doc, ref, page.turn);
    return ref;
  });
  setPages(doc, refs);
  const kept = new Set(refs);
  const removed = own.filter((ref) => !kept.has(ref));
  if (removed.length > 0) forgetPages(doc, removed);
  const before = pages.map(({ versionId, page }) => (versionId === null ? page : null));
  if (removed.length > 0 || before.some((page, index) => page !== index + 1)) labelPages(doc, before, labels);
}

/** The pages' references in order, each with what it took from the nodes above it. */
function ownLeaves(doc: PDFDocument): PDFRef[] {
  const seen = new Set<PDFRef>();
  return doc.getPages().map(({ node, ref }) => {
    for (const key of inherited) {
      const value = node.has(key) ? undefined : inheritedValue(node, key);
      if (value) node.set(key, value);
    }
    // A file may show one page object twice; from here on they are two.
    const own = seen.has(ref) ? doc.context.register(node.clone(doc.context)) : ref;
    seen.add(own);
    return own;
  });
}

/** Broken trees have nodes that do not say what they are, or that are their own ancestors. */
function inheritedValue(leaf: PDFDict, key: PDFName): PDFObject | undefined {
  let node: PDFObject | undefined = leaf.lookup(name('Parent'));
  for (let depth = 0; depth < 50 && node instanceof PDFDict; depth += 1) {
    const value = node.get(key);
    if (value) return value;
    node = node.lookup(name('Parent'));
  }
  return undefined;
}

function turn(doc: PDFDocument, ref: PDFRef, by: number): void {
  if (by === 0) return;
  const leaf = doc.context.lookup(ref, PDFDict);
  const now = leaf.lookup(name('Rotate'));
  const angle = now instanceof PDFNumber ? now.asNumber() : 0;
  leaf.set(name('Rotate'), PDFNumber.of((((Math.round(angle / 90) * 90 + by) % 360) + 360) % 360));
}

function setPages(doc: PDFDocument, refs: readonly PDFRef[]): void {
  const { context } = doc;
  const kids = PDFArray.withContext(context);
  const root = context.register(context.obj({ Type: 'Pages', Count: refs.length }));
  for (const ref of refs) {
    kids.push(ref);
    context.lookup(ref, PDFDict).set(name('Parent'), root);
  }
  context.lookup(root, PDFDict).set(name('Kids'), kids);
  doc.catalog.set(name('Pages'), root);
}

function forgetPages(doc: PDFDocument, removed: readonly PDFRef[]): void {
  const gone = new Set(removed);
  dropFields(doc, removed.map((ref) => doc.context.lookup(ref)).filter((leaf) => leaf instanceof PDFPageLeaf));
  pruneOutline(doc, gone);
  const opening = doc.catalog.lookup(name('OpenAction'));
  const target = opening instanceof PDFArray && opening.size() > 0 ? opening.get(0) : undefined;
  if (target instanceof PDFRef && gone.has(target)) doc.catalog.delete(name('OpenAction'));
  for (const ref of removed) doc.context.delete(ref);
}
