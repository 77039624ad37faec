const batch = 500;

/**
 * Rows as one JSON list, read some hundreds at a time by their id, so that memory does not grow with the table.
 * `load` answers the next rows after an id, in its order.
 */
export async function* jsonList<Row extends { id: string }>(load: (after: string | null, take: number) => Promise<Row[]>, show: (row: Row) => unknown = (row) => row): AsyncGenerator<string> {
  yield '[';
  for (let after: string | null = null; ; ) {
    const rows: Row[] = await load(after, batch);
    if (rows.length > 0) yield `${after === null ? '' : ','}\n${rows.map((row) => JSON.stringify(show(row))).join(',\n')}`;
    if (rows.length < batch) break;
    after = rows.at(-1)?.id ?? null;
  }
  yield '\n]\n';
}
