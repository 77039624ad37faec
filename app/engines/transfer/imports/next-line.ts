/** Where the next batch begins: the first row that this one left, else the line after its last in the direction it goes. */
export function nextLine(rows: readonly { line: number }[], done: readonly number[], step: 1 | -1): number {
  const isDone = new Set(done);
  return rows.find(({ line }) => !isDone.has(line))?.line ?? (rows.at(-1)?.line ?? 0) + step;
}
