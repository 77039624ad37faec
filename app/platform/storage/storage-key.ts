import { randomBytes } from 'node:crypto';

const pattern = /^[0-9a-f]{32}$/;

/** Says nothing about whose it is or what it is called. */
export const newStorageKey = (): string => randomBytes(16).toString('hex');

export const isStorageKey = (key: string): boolean => pattern.test(key);

/** `ab/cd/abcd…`: no folder grows beyond reason. Anything but a key of ours is refused, so a path cannot leave the folder. */
export function keyPath(key: string): string {
  if (!isStorageKey(key)) throw new Error('not a storage key');
  return `${key.slice(0, 2)}/${key.slice(2, 4)}/${key}`;
}
