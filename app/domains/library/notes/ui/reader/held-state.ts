/** What is so now, changed a part at a time, and who is told of it. */
export type HeldState<T> = { state(): T; change(more: Partial<T>): void; subscribe(listener: () => void): () => void };

export function holdState<T extends object>(first: T): HeldState<T> {
  const listeners = new Set<() => void>();
  let state = first;
  return {
    state: () => state,
    change(more) {
      state = { ...state, ...more };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
