/** Undoes the quote that spreadsheets' formula protection puts in front (see escape-cell.ts). */
export const unescapeCell = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** One line of text: no control characters, single spaces. Most cells of a table are a number, a day, or nothing. */
export const lineOf = (cell: string): string =>
  /^[!-~]*$/.test(cell) ? unescapeCell(cell) : unescapeCell(cell).replace(/[\u0000-\u001f\u007f\u200b\u2028\u2029\ufeff\s]+/g, ' ').trim();

/** `="0439785960"`, which keeps spreadsheets from dropping the zero. */
export function unwrapFormula(cell: string): string {
  const text = cell.trim();
  return /^[="]/.test(text) ? text.replace(/^=\s*"(.*)"$/s, '$1').replace(/^"(.*)"$/s, '$1').trim() : text;
}

/** A number with a point or a comma; null for nothing, NaN for something else. */
export function numberOf(cell: string): number | null {
  const text = unwrapFormula(lineOf(cell));
  if (text === '') return null;
  return /^[-−]?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace('−', '-').replace(',', '.')) : Number.NaN;
}
