import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSealedBox } from '#app/platform/seal/sealed-box.server.ts';

const box = createSealedBox(randomBytes(32));
const value = { text: 'что-то тайное', list: [1, 2, 3], none: null };

it('gives back what was put in, to whom it is bound', () => {
  const sealed = box.close(value, 'row-1');
  expect(box.open(sealed, 'row-1')).toEqual(value);
  expect(box.open(sealed, 'row-2')).toBeNull();
  expect(createSealedBox(randomBytes(32)).open(sealed, 'row-1')).toBeNull();
  expect(Buffer.from(sealed).toString('utf8')).not.toContain('тайное');
  expect(Buffer.from(box.close(value, 'row-1')).equals(Buffer.from(sealed))).toBe(false);
});

it('opens nothing that was changed in any byte, cut or made up', () => {
  const sealed = box.close(value, 'row-1');
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = new Uint8Array(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(box.open(changed, 'row-1'), `byte ${at}`).toBeNull();
  }
  for (let length = 0; length < sealed.length; length += 1) expect(box.open(sealed.subarray(0, length), 'row-1'), `${length} bytes`).toBeNull();
  for (const made of [new Uint8Array(), new Uint8Array(100), new Uint8Array(randomBytes(100))]) expect(box.open(made, 'row-1')).toBeNull();
});
