/** Bytes of one object, both ends included. */
export type ByteRange = { start: number; end: number };

export type StoredObject = { key: string; size: number };

/** Where bytes lie: a folder or a bucket. Keys come from `newStorageKey`; nothing a person typed is ever part of one. */
export type Storage = {
  readonly kind: StorageKind;
  /** Whole or not at all: an object that broke off is not there. */
  put(key: string, pieces: AsyncIterable<Uint8Array>): Promise<{ size: number }>;
  /**
   * With `reuse` a piece may be overwritten as soon as the next one is asked for: whoever sends each on before that takes
   * next to no memory, however large the object.
   */
  get(key: string, range?: ByteRange, options?: { reuse?: boolean }): Promise<AsyncIterable<Uint8Array>>;
  /** Where the object lies as a file of this machine, if it does: to be read only. */
  localPath?(key: string): string;
  head(key: string): Promise<{ size: number } | null>;
  /** What is not there is deleted already. */
  delete(key: string): Promise<void>;
  list(): AsyncIterable<StoredObject>;
  /** Throws away what a crash left of unfinished puts that began before then; how many. */
  forgetUnfinished(before: Date): Promise<number>;
};

export type StorageKind = 'disk' | 's3';

/** `missing`: no such object. `full`: no room. `unavailable`: it cannot be reached or does not make sense now. */
export type StorageFailure = 'missing' | 'full' | 'unavailable';

export class StorageError extends Error {
  readonly failure: StorageFailure;

  constructor(failure: StorageFailure, cause?: unknown) {
    super(`storage: ${failure}`, { cause });
    this.name = 'StorageError';
    this.failure = failure;
  }

  /** The pages' build has its own copy of this class; an error of the other copy is the same to it. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'StorageError' && 'failure' in value;
  }
}
