/** The words of a page as spans hold them: a piece of text, or the end of a line. */
export type Piece = { text: string } | { lineEnd: true };

/**
 * Pieces as running text. A line ends with a space; a word that was divided at the end of a line is put together again
 * ("перево-" + "дчик"), because it is looked up and quoted as one word.
 */
export function joinPieces(pieces: readonly Piece[]): string {
  let text = '';
  let afterLine = false;
  for (const piece of pieces) {
    if ('lineEnd' in piece) {
      afterLine = text !== '';
      continue;
    }
    if (piece.text === '') continue;
    if (afterLine) {
      const isDivided = /\p{Ll}[-\u00ad\u2010]$/u.test(text) && /^\p{Ll}/u.test(piece.text);
      if (isDivided) text = text.slice(0, -1);
      else if (!/\s$/.test(text) && !/^\s/.test(piece.text)) text += ' ';
      afterLine = false;
    }
    text += piece.text;
  }
  return text.replace(/\u00ad/g, '').replace(/\s+/g, ' ');
}
