/** Runs over all of them, a few at a time. */
export async function inParallel<T>(items: readonly T[], run: (item: T, at: number) => Promise<void>, width = 6): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < items.length) {
      const at = next;
      next += 1;
      await run(items[at] as T, at);
    }
  };
  await Promise.all(Array.from({ length: width }, work));
}
