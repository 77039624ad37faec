/**
 * What there is once in the process. The pages' bundle brings copies of modules that the server has loaded as well, and a `let` or a `Map`
 * at the top of one is then two. `name` is the module's.
 */
export function onceInProcess<T extends object>(name: string, make: () => T): T {
  const kept = globalThis as unknown as Record<symbol, T | undefined>;
  return (kept[Symbol.for(`kruzhok/${name}`)] ??= make());
}
