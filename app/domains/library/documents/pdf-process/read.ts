import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { nameKey } from '../../model/text-keys.ts';
import { linesOf } from '../model/page-lines.ts';
import type { TextPiece } from '../model/page-lines.ts';
import { paragraphsOf } from '../model/paragraphs.ts';
import { aboutOf } from './about.ts';
import { withPdf } from './open-pdf.ts';
import type { TaskRun } from './protocol.ts';
import type { ReadInput, ReadPage, ReadPiece } from './tasks.ts';

const batch = { pages: 50, characters: 400_000 };

/** What the file says of itself, then its pages from `from` to `to`, some at a time. */
export const read: TaskRun<ReadInput, null, ReadPiece> = (input, tell) => withPdf(input, async (pdf) => {
  await tell({ about: await aboutOf(pdf) });
  let pages: ReadPage[] = [];
  let weight = 0;
  for (let number = input.from; number <= Math.min(pdf.numPages, input.to ?? Infinity); number += 1) {
    const page = await readPage(pdf, number);
    pages.push(page);
    weight += page.text.length;
    if (pages.length < batch.pages && weight < batch.characters) continue;
    await tell({ pages });
    pages = [];
    weight = 0;
  }
  if (pages.length > 0) await tell({ pages });
  return null;
});

/** A page that is damaged is a page without text. */
async function readPage(pdf: PDFDocumentProxy, number: number): Promise<ReadPage> {
  try {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const lines = linesOf(await piecesOf(page).catch(() => []));
    page.cleanup();
    const text = paragraphsOf(lines);
    return { number, text, textKey: nameKey(text), width, height, heading: number === 1 ? headingOf(lines) : '' };
  } catch {
    return { number, text: '', textKey: '', width: 595, height: 842, heading: '' };
  }
}

async function piecesOf(page: Awaited<ReturnType<PDFDocumentProxy['getPage']>>): Promise<TextPiece[]> {
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item)) return [];
    const [, , , , x = 0, y = 0] = item.transform as number[];
    return [{ text: item.str, x, y, width: item.width, height: item.height, isRtl: item.dir === 'rtl', endsLine: item.hasEOL }];
  });
}

/** What is printed largest. */
function headingOf(lines: ReturnType<typeof linesOf>): string {
  const tallest = Math.max(0, ...lines.map(({ height }) => height));
  const first = lines.findIndex(({ height }) => height >= 0.95 * tallest);
  const rest = lines.slice(first);
  const end = rest.findIndex(({ height }) => height < 0.95 * tallest);
  return rest.slice(0, end === -1 ? 3 : Math.min(end, 3)).map(({ text }) => text).join(' ').slice(0, 300).toWellFormed();
}
