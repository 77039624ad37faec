/**
 * A cell that a spreadsheet would run as a formula gets a quote in front; one that already looks escaped gets one
 * more, so that reading back (read-cell.ts) always takes off exactly one.
 */
export const escapeCell = (cell: string): string => (/^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
