/** Rows up to the first that is about the same as one before it: what it did rests on what that one did. A row about nothing (null) never repeats. */
export function untilRepeated<R>(rows: readonly R[], keyOf: (row: R) => string | null): R[] {
  const seen = new Set<string>();
  const end = rows.findIndex((row) => {
    const key = keyOf(row);
    if (key === null) return false;
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
  return end === -1 ? [...rows] : rows.slice(0, end);
}

/** Rows without those that are about anything that a row before them is about. A row about nothing (no keys) stays. */
export function withoutRepeats<R>(rows: readonly R[], keysOf: (row: R) => readonly string[]): R[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const keys = keysOf(row);
    if (keys.some((key) => seen.has(key))) return false;
    for (const key of keys) seen.add(key);
    return true;
  });
}
