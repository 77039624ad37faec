/** A piece of text as it lies on the page; y grows upwards. */
export type TextPiece = { text: string; x: number; y: number; width: number; height: number; isRtl: boolean; endsLine: boolean };

export type TextLine = { text: string; left: number; right: number; y: number; height: number; isRtl: boolean };

/** The pieces of a page, in the order of the file, as lines. */
export function linesOf(pieces: readonly TextPiece[]): TextLine[] {
  const lines: TextLine[] = [];
  let open: TextPiece[] = [];
  const close = () => {
    const line = lineOf(open);
    if (line) lines.push(line);
    open = [];
  };
  for (const piece of pieces) {
    const last = open.findLast(({ text }) => text.trim() !== '');
    if (last && piece.text.trim() !== '' && Math.abs(piece.y - last.y) > 0.6 * Math.max(piece.height, last.height, 1)) close();
    open.push(piece);
    if (piece.endsLine) close();
  }
  close();
  return lines;
}

function lineOf(pieces: TextPiece[]): TextLine | null {
  const written = pieces.filter(({ text }) => text.trim() !== '');
  if (written.length === 0) return null;
  const size = (isRtl: boolean) => written.reduce((sum, piece) => sum + (piece.isRtl === isRtl ? piece.text.length : 0), 0);
  const isRtl = size(true) > size(false);
  // Right-to-left text that the file draws from the left is read from its other end.
  const isBackwards = isRtl && written.length > 1 && written[0]!.x < written.at(-1)!.x;
  const ordered = isBackwards ? [...pieces].reverse() : pieces;
  const text = plainText(ordered.map((piece) => piece.text).join(''));
  if (text === '') return null;
  return {
    text, isRtl,
    left: Math.min(...written.map(({ x }) => x)), right: Math.max(...written.map(({ x, width }) => x + width)),
    y: written[0]!.y, height: Math.max(...written.map(({ height }) => height)),
  };
}

const ligatures = /[\ufb00-\ufb06]/g;
const presentationForms = /[\ufb1d-\ufdff\ufe70-\ufefc]/g;
const invisible = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2060\ufeff\ufff9-\ufffb]/g;

/** As people would type it: no ligatures, no forms that letters take in print, no characters that are only there for machines. */
export const plainText = (text: string): string =>
  text.toWellFormed().replace(invisible, '').replace(ligatures, (found) => found.normalize('NFKC')).replace(presentationForms, (found) => found.normalize('NFKC'))
    .normalize('NFC').replace(/\s+/g, ' ').trim();
