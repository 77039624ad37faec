/** A function that keeps what it worked out last, so many results, the oldest going first. For what costs more than looking it up, and never changes. */
export function keptResults<Result extends object | string | number>(most: number, workOut: (key: string) => Result): (key: string) => Result {
  const known = new Map<string, Result>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const result = workOut(key);
    if (known.size >= most) known.delete(known.keys().next().value ?? '');
    known.set(key, result);
    return result;
  };
}
