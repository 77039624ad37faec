/** A list that others add to and take from, and that says when it changed. Its snapshot stays the same between changes. */
export type Registry<T> = { add(item: T): () => void; all(): readonly T[]; subscribe(listener: () => void): () => void };

export function createRegistry<T extends object>(compare: (a: T, b: T) => number = () => 0): Registry<T> {
  let items: readonly T[] = [];
  const changed = createSignal<void>();
  const become = (next: readonly T[]) => {
    items = next;
    changed.emit();
  };
  return {
    add(item) {
      become([...items, item].sort(compare));
      return () => become(items.filter((one) => one !== item));
    },
    all: () => items,
    subscribe: changed.on,
  };
}

export type Signal<T> = { emit(value: T): void; on(listener: (value: T) => void): () => void };

export function createSignal<T>(): Signal<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    emit: (value) => [...listeners].forEach((listener) => listener(value)),
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
