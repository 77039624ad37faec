import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNull, PDFNumber, PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFObject } from '@cantoo/pdf-lib';
import type { OutlineItem } from '../model/outline-lines.ts';

const name = (text: string) => PDFName.of(text);
const links = ['Next', 'Prev', 'First', 'Last', 'Count'].map(name);

/** Lines that lead to deleted pages go, unless others stand below them: those lead nowhere then. */
export function pruneOutline(doc: PDFDocument, gone: ReadonlySet<PDFRef>): void {
  const root = doc.catalog.lookup(name('Outlines'));
  if (!(root instanceof PDFDict)) return;
  const rootRef = doc.catalog.get(name('Outlines'));
  if (!(rootRef instanceof PDFRef)) return;
  linkChildren(doc, rootRef, keptChildren(doc, root, gone, new Set()), true);
}

function keptChildren(doc: PDFDocument, parent: PDFDict, gone: ReadonlySet<PDFRef>, seen: Set<PDFRef>): PDFRef[] {
  const kept: PDFRef[] = [];
  let next = parent.get(name('First'));
  while (next instanceof PDFRef && !seen.has(next)) {
    seen.add(next);
    const ref = next;
    const item = doc.context.lookup(ref);
    if (!(item instanceof PDFDict)) break;
    next = item.get(name('Next'));
    const target = targetOf(doc, item);
    const children = keptChildren(doc, item, gone, seen);
    const isGone = target instanceof PDFRef && gone.has(target);
    if (isGone && children.length === 0) continue;
    if (isGone) for (const key of ['Dest', 'A', 'SE']) item.delete(name(key));
    linkChildren(doc, ref, children);
    kept.push(ref);
  }
  return kept;
}

function targetOf(doc: PDFDocument, item: PDFDict): PDFObject | undefined {
  const action = item.lookup(name('A'));
  const place = item.lookup(name('Dest')) ?? (action instanceof PDFDict ? action.lookup(name('D')) : undefined);
  const found = place instanceof PDFArray ? place : namedPlace(doc, place);
  return found instanceof PDFArray && found.size() > 0 ? found.get(0) : undefined;
}

function namedPlace(doc: PDFDocument, place: PDFObject | undefined): PDFObject | undefined {
  const old = doc.catalog.lookup(name('Dests'));
  if (place instanceof PDFName) return placeOf(old instanceof PDFDict ? old.lookup(place) : undefined);
  if (!(place instanceof PDFString || place instanceof PDFHexString)) return undefined;
  const names = doc.catalog.lookup(name('Names'));
  const tree = names instanceof PDFDict ? names.lookup(name('Dests')) : undefined;
  return tree instanceof PDFDict ? placeOf(findInTree(tree, place.decodeText(), 0)) : undefined;
}

const placeOf = (found: PDFObject | undefined) => (found instanceof PDFDict ? found.lookup(name('D')) : found);

function findInTree(node: PDFDict, wanted: string, depth: number): PDFObject | undefined {
  const pairs = node.lookup(name('Names'));
  if (pairs instanceof PDFArray) {
    for (let at = 0; at + 1 < pairs.size(); at += 2) {
      const key = pairs.lookup(at);
      if ((key instanceof PDFString || key instanceof PDFHexString) && key.decodeText() === wanted) return pairs.lookup(at + 1);
    }
  }
  const kids = node.lookup(name('Kids'));
  if (!(kids instanceof PDFArray) || depth > 20) return undefined;
  for (let at = 0; at < kids.size(); at += 1) {
    const kid = kids.lookup(at);
    const found = kid instanceof PDFDict ? findInTree(kid, wanted, depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Puts an outline into the file in place of the one it has. */
export function setOutline(doc: PDFDocument, items: readonly OutlineItem[]): void {
  if (items.length === 0) return void doc.catalog.delete(name('Outlines'));
  const pages = doc.getPages().map(({ ref }) => ref);
  const root = doc.context.register(doc.context.obj({ Type: 'Outlines' }));
  linkChildren(doc, root, items.map((item) => makeItem(doc, item, pages)), true);
  doc.catalog.set(name('Outlines'), root);
}

function makeItem(doc: PDFDocument, { title, page, children }: OutlineItem, pages: readonly PDFRef[]): PDFRef {
  const item = PDFDict.withContext(doc.context);
  item.set(name('Title'), PDFHexString.fromText(title));
  const target = page === null ? undefined : pages[page - 1];
  if (target) {
    const place = PDFArray.withContext(doc.context);
    for (const part of [target, name('XYZ'), PDFNull, PDFNull, PDFNull]) place.push(part);
    item.set(name('Dest'), place);
  }
  const ref = doc.context.register(item);
  linkChildren(doc, ref, children.map((child) => makeItem(doc, child, pages)));
  return ref;
}

/** The list of a parent's children, chained as the format wants it: the first level is open, what is below is folded. */
function linkChildren(doc: PDFDocument, parentRef: PDFRef, children: readonly PDFRef[], isRoot = false): void {
  const parent = doc.context.lookup(parentRef, PDFDict);
  for (const key of links.slice(2)) parent.delete(key);
  children.forEach((ref, index) => {
    const item = doc.context.lookup(ref, PDFDict);
    for (const key of links.slice(0, 2)) item.delete(key);
    item.set(name('Parent'), parentRef);
    const [before, after] = [children[index - 1], children[index + 1]];
    if (before) item.set(name('Prev'), before);
    if (after) item.set(name('Next'), after);
  });
  const [first, last] = [children[0], children.at(-1)];
  if (!first || !last) return;
  parent.set(name('First'), first);
  parent.set(name('Last'), last);
  parent.set(name('Count'), PDFNumber.of(isRoot ? children.length : -children.length));
}
