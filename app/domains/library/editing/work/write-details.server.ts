import { PDFName, PDFRawStream, decodePDFRawStream } from '@cantoo/pdf-lib';
import type { PDFDocument } from '@cantoo/pdf-lib';
import type { OutlineItem } from '../model/outline-lines.ts';
import { setOutline } from './outline-tree.server.ts';

/** What is undefined stays as it is; an empty text is taken out. */
export type FileDetails = { title?: string; author?: string; language?: string; outline?: readonly OutlineItem[] };

export function writeDetails(doc: PDFDocument, { title, author, language, outline }: FileDetails): void {
  if (title !== undefined) doc.setTitle(title);
  if (author !== undefined) doc.setAuthor(author);
  if (language !== undefined) {
    if (language === '') doc.catalog.delete(PDFName.of('Lang'));
    else doc.setLanguage(language);
  }
  if (outline !== undefined) setOutline(doc, outline);
  if (title !== undefined || author !== undefined) describeAgain(doc, title, author);
}

/** A file may describe itself twice; the other description (XMP) must not go on telling the old title. */
function describeAgain(doc: PDFDocument, title: string | undefined, author: string | undefined): void {
  const key = PDFName.of('Metadata');
  const stream = doc.catalog.lookup(key);
  if (!(stream instanceof PDFRawStream)) return;
  try {
    let xml = Buffer.from(decodePDFRawStream(stream).decode()).toString('utf8');
    if (title !== undefined) xml = withText(xml, 'dc:title', 'rdf:Alt', title);
    if (author !== undefined) xml = withText(xml, 'dc:creator', 'rdf:Seq', author);
    doc.catalog.set(key, doc.context.register(doc.context.stream(Buffer.from(xml, 'utf8'), { Type: 'Metadata', Subtype: 'XML' })));
  } catch {
    doc.catalog.delete(key);
  }
}

function withText(xml: string, tag: string, list: string, text: string): string {
  const item = tag === 'dc:title' ? '<rdf:li xml:lang="x-default">' : '<rdf:li>';
  const written = `<${tag}><${list}>${item}${escapeXml(text)}</rdf:li></${list}></${tag}>`;
  const found = new RegExp(`<${tag}[\\s>][\\s\\S]*?</${tag}>`);
  const attribute = new RegExp(`\\s${tag}="[^"]*"`);
  return xml.replace(found, () => written).replace(attribute, () => ` ${tag}="${escapeXml(text)}"`);
}

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character]!);
